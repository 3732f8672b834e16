"""Looks at a page as axe, a narrow screen, larger text, a finger and a keyboard do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from playwright.sync_api import Browser, Page

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
HEIGHT = 800
LONGEST_WALK = 400
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""
"""WCAG 1.4.12, for `page.add_style_tag`; a page with a strict policy needs `bypass_csp`."""


@dataclass(frozen=True)
class Finding:
    """What axe says of one element."""

    rule: str
    impact: str
    target: str
    html: str
    message: str


@dataclass(frozen=True)
class Scan:
    """What axe is sure of, and what it leaves to a person."""

    version: str
    violations: tuple[Finding, ...]
    incomplete: tuple[Finding, ...]


@dataclass(frozen=True)
class Stop:
    """Where Tab leads: what it is, and whether one sees it and that it has the focus."""

    name: str
    role: str
    element: str
    in_view: bool
    indicated: bool


class KeyboardTrap(Exception):
    """Tab does not lead out of the page."""


def new_page(
    browser: Browser, width: int = 1280, scheme: str = "light", *, bypass_csp: bool = False
) -> Page:
    """A page in a context of its own, without animations. Close it with `page.context.close()`."""
    return browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        bypass_csp=bypass_csp,
    ).new_page()


def scan(page: Page, *, contrast: bool = True, without: Sequence[str] = ()) -> Scan:
    """Runs axe: rules on by default, and target-size. `without` are selectors of what to leave."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(_SCAN, [contrast, list(without)])
    violations, incomplete = (
        tuple(Finding(**finding) for finding in found[sort])
        for sort in ("violations", "incomplete")
    )
    return Scan(found["version"], violations, incomplete)


def overflow(page: Page) -> list[str]:
    """The outermost elements that reach past the right edge or are cut at their own.

    Does not look into boxes that scroll sideways and can be focused, nor at what is hidden from
    sight, nor into drawings.
    """
    return _look(page, _OVERFLOW)


def clipped(page: Page) -> list[str]:
    """The outermost elements whose text is cut at the bottom; see `overflow` for what is left."""
    return _look(page, _CLIPPED)


def small_targets(page: Page) -> list[str]:
    """The targets below 24 × 24 CSS pixels that WCAG 2.5.8 does not excuse. Scrolls the page."""
    return _look(page, _SMALL_TARGETS)


def keyboard_walk(page: Page, within: str = "body") -> list[Stop]:
    """The stops of Tab from the start of the page, or of an element in it, to its end.

    KeyboardTrap when Tab comes back to a stop, or is not at the end after 400 presses.
    """
    page.evaluate(_COMMON + _WALK + f"walk({json.dumps(within)})")
    stops: list[Stop] = []
    for _ in range(LONGEST_WALK):
        page.keyboard.press("Tab")
        stop: dict[str, Any] = page.evaluate("walkStop()")
        if stop.get("end"):
            return stops
        if stop.pop("seen", False):
            raise KeyboardTrap(f"Tab comes back to {stop['element']} after {len(stops)} stops")
        if stop:
            stops.append(Stop(**stop))
    raise KeyboardTrap(f"Tab has not left the page after {LONGEST_WALK} presses")


def _look(page: Page, script: str) -> list[str]:
    found: list[str] = page.evaluate(f"() => {{ {_COMMON} {script} }}")
    return found


_SCAN = r"""async ([contrast, without]) => {
  const results = await axe.run({ exclude: without.map(selector => [selector]) }, {
    resultTypes: ['violations', 'incomplete'],
    rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: contrast } },
  });
  const flat = rules => rules.flatMap(rule => rule.nodes.map(node => ({
    rule: rule.id,
    impact: node.impact ?? rule.impact ?? '',
    target: node.target.flat().join(' '),
    html: node.html.slice(0, 300),
    message: [rule.help, ...[node.any, node.all, node.none].flat().map(c => c.message)].join('; '),
  })));
  const { violations, incomplete } = results;
  return { version: axe.version, violations: flat(violations), incomplete: flat(incomplete) };
}"""

_COMMON = r"""
const once = (f, known = new WeakMap()) => e =>
  (known.has(e) || known.set(e, f(e)), known.get(e));
const style = once(e => getComputedStyle(e));
const box = e => e.getBoundingClientRect();
const short = text => text.trim().replace(/\s+/g, ' ').slice(0, 50);
const describe = e => e.localName + (e.id && '#' + e.id)
  + [...e.classList].slice(0, 3).map(name => '.' + name).join('')
  + (short(e.textContent) && ` “${short(e.textContent)}”`);
const hides = e =>
  /^inset\((50|100)%/.test(style(e).clipPath) || /^rect\([01]px/.test(style(e).clip)
  || style(e).overflowX !== 'visible' && (box(e).width <= 1 || box(e).height <= 1);
const hidden = once(e => hides(e) || !!e.parentElement && hidden(e.parentElement));
const scrolls = e =>
  /auto|scroll/.test(style(e).overflowX) && e.getAttribute('tabindex') === '0';
const inScroller = once(({ parentElement: p }) => !!p && (scrolls(p) || inScroller(p)));
const visible = e => e.checkVisibility({ visibilityProperty: true }) && !hidden(e);
const looked = () => [document.body, ...document.body.querySelectorAll('*')].filter(e =>
  !e.parentElement.closest('svg') && visible(e) && !inScroller(e)
  && box(e).right + scrollX >= 0 && box(e).bottom + scrollY >= 0);  // nobody scrolls there
const cuts = (e, side) => e instanceof HTMLElement && !e.matches('input, select, textarea')
  && /hidden|clip/.test(style(e)['overflow' + side]);
const outermost = found => {
  const all = new Set(found);
  const within = e => !!e.parentElement && (all.has(e.parentElement) || within(e.parentElement));
  return found.filter(e => !within(e));
};
"""

_OVERFLOW = r"""
const root = document.documentElement, limit = root.clientWidth + 1;
const textEdge = node => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect().right;
};
const edge = e => scrollX + Math.max(box(e).right, ...[...e.childNodes]
  .filter(node => node.nodeType === Node.TEXT_NODE && node.data.trim()).map(textEdge));
const found = outermost(looked().filter(e => edge(e) > limit
  || cuts(e, 'X') && e.clientWidth && e.scrollWidth > e.clientWidth)).map(describe);
return found.length || root.scrollWidth < limit ? found : ['html'];
"""

_CLIPPED = r"""
return outermost(looked().filter(e => cuts(e, 'Y') && e.clientHeight && e.innerText.trim()
  && e.scrollHeight > e.clientHeight + 1)).map(describe);
"""

_SMALL_TARGETS = r"""
const SIDE = 24, KINDS = 'a[href], area[href], button, input:not([type=hidden]), select, textarea,'
  + 'summary, ' + ['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'menuitem', 'option']
  .map(role => `[role=${role}]`).join();
const labelOnly = e => e.control && !e.contains(e.control) && !visible(e.control);
const targets = [...document.querySelectorAll(KINDS + ', label')].filter(e => visible(e)
  && (!e.matches('label') || labelOnly(e)) && !e.matches(':disabled')
  && style(e).pointerEvents !== 'none');
const area = e => {
  const boxes = [e, ...e.querySelectorAll('*')].map(box).filter(b => b.width && b.height);
  const edge = (name, pick) => pick(...(boxes.length ? boxes : [box(e)]).map(b => b[name]));
  const [left, top] = [edge('left', Math.min), edge('top', Math.min)];
  const [right, bottom] = [edge('right', Math.max), edge('bottom', Math.max)];
  return { left, top, right, bottom, x: (left + right) / 2, y: (top + bottom) / 2 };
};
const areas = new Map(targets.map(e => [e, area(e)]));
const real = targets.filter(e => areas.get(e).right > areas.get(e).left);
const big = a => a.right - a.left >= SIDE - .01 && a.bottom - a.top >= SIDE - .01;
const labelled = e => [...e.labels ?? []].some(label => visible(label) && big(area(label)));
const small = real.filter(e => !big(areas.get(e)) && !labelled(e));
const inSentence = e => {
  if (!style(e).display.startsWith('inline')) return false;
  let block = e.parentElement;
  while (style(block).display.startsWith('inline')) block = block.parentElement;
  const copy = block.cloneNode(true);
  copy.querySelectorAll(KINDS + ', label, script, style').forEach(other => other.remove());
  return /[\p{L}\p{N}]/u.test(copy.textContent);
};
const gap = (a, b) => Math.hypot(Math.max(b.left - a.x, 0, a.x - b.right),
  Math.max(b.top - a.y, 0, a.y - b.bottom));
const crowded = e => real.some(other => {
  if (other === e || other.contains(e) || e.contains(other)) return false;
  const [a, b] = [areas.get(e), areas.get(other)];
  return gap(a, b) < SIDE / 2 - .01
    || small.includes(other) && Math.hypot(a.x - b.x, a.y - b.y) < SIDE - .01;
});
// What a pseudo-element adds to a target shows only where a click would land.
const reaches = e => {
  e.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const { x, y } = area(e), far = SIDE / 2 - .5;
  return [-far, far].every(dx => [-far, far].every(dy => {
    const hit = document.elementFromPoint(x + dx, y + dy);
    return hit && (hit === e || e.contains(hit));
  }));
};
return small.filter(e => !inSentence(e) && crowded(e) && !reaches(e)).map(e => {
  const a = areas.get(e);
  return `${describe(e)}: ${Math.round(a.right - a.left)} × ${Math.round(a.bottom - a.top)}`;
});
"""

_WALK = r"""
const ring = (e, s = getComputedStyle(e)) =>
  ({ style: s.outlineStyle, width: s.outlineWidth, colour: s.outlineColor, shadow: s.boxShadow });
const before = new Map([...document.querySelectorAll('*')].map(e => [e, ring(e)]));
const stops = [];
const clear = colour => /^rgba\(.*, 0\)$|\/ 0\)$|^transparent$/.test(colour);
const backdrop = e => {
  const colour = e && getComputedStyle(e).backgroundColor;
  return !e ? null : clear(colour) ? backdrop(e.parentElement) : colour;
};
const drawn = (e, now) => now.style === 'auto' || now.style !== 'none'
  && parseFloat(now.width) > 0 && !clear(now.colour) && now.colour !== backdrop(e.parentElement);
const changed = e => {
  const now = ring(e), then = before.get(e) ?? {};
  return drawn(e, now) && ['style', 'width', 'colour'].some(part => now[part] !== then[part])
    || now.shadow !== 'none' && now.shadow !== then.shadow;
};
// A hidden input shows its focus on its label, a card on its frame.
const indicated = e =>
  [e, e.parentElement, e.nextElementSibling, ...e.labels ?? []].some(o => o && changed(o));
const settled = async () => {
  let last;
  do {
    last = scrollY;
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  } while (scrollY !== last);
  for (const animation of document.getAnimations())
    if (isFinite(animation.effect.getComputedTiming().endTime)) animation.finish();
};
const inView = e => visible(e) && [...e.getClientRects()].some(r => {
  const [left, right] = [Math.max(r.left, 0), Math.min(r.right, innerWidth)];
  const [top, bottom] = [Math.max(r.top, 0), Math.min(r.bottom, innerHeight)];
  return right - left > 1 && bottom - top > 1 && [.1, .5, .9].some(x => [.1, .5, .9].some(y =>
    e.contains(document.elementFromPoint(left + x * (right - left), top + y * (bottom - top)))));
});
const named = e => short(e.getAttribute('aria-label')
  || (e.getAttribute('aria-labelledby') ?? '').split(/\s+/)
    .map(id => document.getElementById(id)?.textContent ?? '').join(' ').trim()
  || [...e.labels ?? []].map(label => label.textContent).join(' ')
  || e.innerText || e.querySelector('[alt]')?.alt || e.alt || e.title || e.placeholder || '');
window.walkStop = async () => {
  const e = document.activeElement;
  if (e === end || !document.hasFocus()) return { end: end.remove() ?? true };
  if (!e || e === document.body || e === document.documentElement) return {};
  await settled();
  const seen = stops.includes(e);
  stops.push(e);
  return { seen, name: named(e), role: e.getAttribute('role') ?? e.localName,
    element: describe(e), in_view: inView(e), indicated: indicated(e) };
};
const mark = tabIndex => Object.assign(document.createElement('span'), { tabIndex });
const [start, end] = [mark(-1), mark(0)];
const walk = within => {
  const whole = document.querySelector(within);
  whole.append(end);  // where a browser goes after the last stop differs
  whole.prepend(start);
  start.focus();
  start.remove();  // Tab goes on from where the element was
  scrollTo(0, 0);
};
"""

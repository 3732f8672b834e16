// Lets the program ask its own site and its forge, and nobody else.

/** Refuses what other hosts would be asked, and takes addresses of portraits out of answers. */
export function onlyKnownHosts(hosts) {
  const known = new Set([location.origin, ...hosts.map((one) => new URL(one).origin)]);
  const ask = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (asked, options) => {
    const address = new URL(asked instanceof Request ? asked.url : asked, location.href);
    if (!known.has(address.origin) && /^https?:$/.test(address.protocol)) {
      throw new TypeError(`${address.origin} is not asked`);
    }
    const answer = await ask(asked, options);
    return address.origin === location.origin ? answer : withoutPortraits(answer);
  };
}

/** Portraits lie on other hosts, where the policy of the page allows none. */
async function withoutPortraits(answer) {
  if (!answer.headers.get("content-type")?.includes("json")) return answer;
  const text = (await answer.text()).replace(/"avatar_?url"\s*:\s*"[^"]*"/gi, (one) => one.replace(/:.*/, ':""'));
  const { headers, status, statusText } = answer;
  const hasBody = ![204, 205, 304].includes(status);
  return new Response(hasBody ? text : null, { headers, status, statusText });
}

// Lets the program ask its own site and its forge, and nobody else.

const NO_NETWORK = "Không nối được tới kho: xem lại mạng, rồi thử lại.";
const NOT_SAVED = "Không nối được tới kho. Chữ vừa viết vẫn còn đây: xem lại mạng, rồi bấm Lưu.";
const EXPIRED = "Kho không nhận mã truy cập nữa. Chữ vừa viết được giữ trên máy này: đăng nhập lại bằng mã mới, rồi mở lại bài.";

/** Refuses what other hosts would be asked, and takes addresses of portraits out of answers. */
export function onlyKnownHosts(hosts) {
  const known = new Set([location.origin, ...hosts.map((one) => new URL(one).origin)]);
  const ask = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (asked, options) => {
    const address = new URL(asked instanceof Request ? asked.url : asked, location.href);
    if (!known.has(address.origin) && /^https?:$/.test(address.protocol)) {
      throw new TypeError(`${address.origin} is not asked`);
    }
    const answer = await answered(() => ask(asked, options), saves(options));
    if (answer.status === 401 && saves(options)) throw new Error(EXPIRED);
    return address.origin === location.origin ? answer : withoutPortraits(answer);
  };
}

/** What was asked, or an error in words for whoever is editing. */
async function answered(ask, isSave) {
  try {
    return await ask();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new TypeError(isSave ? NOT_SAVED : NO_NETWORK, { cause: error });
  }
}

/** Whether a request writes into the repository. */
function saves(options) {
  return options?.method === "POST" && /"(commit_)?message"|mutation/.test(String(options.body));
}

/** Portraits lie on other hosts, where the policy of the page allows none. */
async function withoutPortraits(answer) {
  if (!answer.headers.get("content-type")?.includes("json")) return answer;
  const text = (await answer.text()).replace(/"avatar_?url"\s*:\s*"[^"]*"/gi, (one) => one.replace(/:.*/, ':""'));
  const { headers, status, statusText } = answer;
  const hasBody = ![204, 205, 304].includes(status);
  return new Response(hasBody ? text : null, { headers, status, statusText });
}

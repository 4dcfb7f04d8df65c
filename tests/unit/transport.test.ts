import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { test, type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import {
  Limiter,
  Transport,
  TransportError,
  type Order,
  type Progress,
  type ReplyCache,
  type TransportOptions,
} from "../../web/src/bundle/transport.ts";
import { FakeClock, idle } from "./fake-clock.ts";

const GOOD = '{"class":"dataset","label":"æøå"}';
const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (reply: { bytes: Uint8Array } | undefined) => new TextDecoder().decode(reply?.bytes);

const order = (name: string, more: Partial<Order> = {}): Order => ({
  key: name,
  method: "GET",
  url: `https://ssb.test/${name}`,
  cells: 100,
  what: `table ${name}`,
  accept: () => {},
  ...more,
});
const orders = (count: number, more: Partial<Order> = {}) =>
  Array.from({ length: count }, (_, i) => order(String(i), more));

interface Call {
  url: string;
  init: RequestInit;
  /** The number of calls for this address before. */
  before: number;
  at: number;
}
type Answer = Response | Error | Promise<Response>;

/** A transport over invented answers, each of which takes a second unless it has a time of its own. */
function setUp(answer: (call: Call) => Answer, options: TransportOptions = {}) {
  const clock = new FakeClock();
  const calls: Call[] = [];
  const progress: Progress[] = [];
  let underWay = 0;
  const most = { underWay: 0 };
  const transport = new Transport({
    clock,
    random: () => 1,
    fetch: async (url, init) => {
      const before = calls.filter((call) => call.url === url).length;
      const call = { url, init, before, at: clock.now() };
      calls.push(call);
      most.underWay = Math.max(most.underWay, ++underWay);
      try {
        await clock.sleep(1000, init.signal!);
        const given = await answer(call);
        if (given instanceof Error) throw given;
        return given;
      } finally {
        underWay--;
      }
    },
    ...options,
    onProgress: (state) => {
      progress.push(state);
      options.onProgress?.(state);
    },
  });
  const seconds = (call: Call | undefined) => (call!.at - calls[0]!.at) / 1000;
  return { clock, calls, progress, transport, most, seconds };
}

const good = () => new Response(GOOD);
const status = (code: number, body = "", headers: Record<string, string> = {}) =>
  new Response(body, { status: code, headers });
const offline = () => new TypeError("fetch failed");

function memoryCache(content: Record<string, string> = {}) {
  const replies = new Map<string, { bytes: Uint8Array; retrieved: string }>(
    Object.entries(content).map(([key, text]) => [
      key,
      { bytes: bytes(text), retrieved: "2025-03-16T00:00:00.000Z" },
    ]),
  );
  const cache: ReplyCache = {
    get: async (key) => replies.get(key),
    put: async (key, reply) => void replies.set(key, reply),
    clear: async () => replies.clear(),
  };
  return { cache, keys: () => [...replies.keys()] };
}

async function failure(work: Promise<unknown>): Promise<TransportError> {
  const error = await work.then(
    () => assert.fail("nothing failed"),
    (cause: unknown) => cause,
  );
  assert.ok(error instanceof TransportError, String(error));
  return error;
}

const once = (first: () => Answer) => (call: Call) => (call.before === 0 ? first() : good());

test("the replies come in the order of the orders, with the time they came", async () => {
  const { clock, transport } = setUp(({ url }) => new Response(JSON.stringify({ url })));
  const replies = await clock.run(transport.all(orders(3)));
  assert.deepEqual(replies.map(textOf), [
    '{"url":"https://ssb.test/0"}',
    '{"url":"https://ssb.test/1"}',
    '{"url":"https://ssb.test/2"}',
  ]);
  assert.deepEqual(
    replies.map(({ retrieved, cached }) => [retrieved, cached]),
    [
      ["2025-03-17T08:00:01.000Z", false],
      ["2025-03-17T08:00:01.000Z", false],
      ["2025-03-17T08:00:02.000Z", false],
    ],
  );
});

test("a request is the order's method, address and JSON body, and nothing about the reader", async () => {
  const { clock, calls, transport } = setUp(good);
  await clock.run(transport.all([order("a", { method: "POST", body: "{}" }), order("b")]));
  const [post, get] = calls.map(({ url, init }) => ({ url, ...init, signal: undefined }));
  const common = { signal: undefined, cache: "no-store", credentials: "omit" };
  assert.deepEqual(post, {
    ...common,
    url: "https://ssb.test/a",
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: "{}",
    referrerPolicy: "no-referrer",
  });
  assert.deepEqual(get, {
    ...common,
    url: "https://ssb.test/b",
    method: "GET",
    headers: {},
    body: undefined,
    referrerPolicy: "no-referrer",
  });
});

test("no orders give no replies", async () => {
  const { transport } = setUp(good);
  assert.deepEqual(await transport.all([]), []);
});

test("at most two requests are under way, over several calls too", async () => {
  const { clock, transport, most } = setUp(good);
  await clock.run(Promise.all([transport.all(orders(5)), transport.all(orders(5))]));
  assert.equal(most.underWay, 2);
});

test("at most 30 requests start in any minute, over several calls too", async () => {
  const { clock, transport, calls, seconds } = setUp(good);
  await clock.run(Promise.all([transport.all(orders(40)), transport.all(orders(30))]));
  const starts = calls.map(seconds);
  assert.equal(starts.length, 70);
  for (const [i, start] of starts.entries()) {
    if (i >= 30) assert.ok(start - starts[i - 30]! > 60, `start ${i} at ${start} s`);
  }
  assert.ok(starts[29]! < 20 && starts[69]! < 150, "no longer than the limit demands");
});

test("a request that is answered 429 counts among the 30", async () => {
  const { clock, transport, calls, seconds } = setUp(
    once(() => status(429)),
    { random: () => 0 },
  );
  await clock.run(transport.all(orders(20)));
  const starts = calls.map(seconds);
  assert.equal(starts.length, 40);
  assert.ok(starts[30]! - starts[0]! > 60);
});

test("transports that follow each other can share the limits", async () => {
  const clock = new FakeClock();
  const limiter = new Limiter({ perMinute: 3, now: clock.now });
  const starts: number[] = [];
  const fetch = async () => {
    starts.push(clock.now());
    return good();
  };
  await clock.run(new Transport({ clock, limiter, fetch }).all(orders(3)));
  await clock.run(new Transport({ clock, limiter, fetch }).all(orders(1)));
  assert.ok(starts[3]! - starts[0]! > 60_000);
});

test("who no longer waits for a place gets none", async () => {
  const limiter = new Limiter({ parallel: 1 });
  const { signal } = new AbortController();
  let free = () => {};
  const first = limiter.place(() => new Promise<void>((done) => (free = done)), signal);
  const leaving = new AbortController();
  const second = limiter.place(async () => assert.fail("it has left"), leaving.signal);
  const third = limiter.place(async () => "third", signal);
  leaving.abort(new Error("left"));
  await assert.rejects(second, /left/);
  await assert.rejects(
    limiter.place(async () => "late", leaving.signal),
    /left/,
  );
  free();
  assert.deepEqual(await Promise.all([first, third]), [undefined, "third"]);
  assert.equal(await limiter.place(async () => "fourth", signal), "fourth");
});

test("a clock that is set back does not stop the requests", () => {
  let now = 1e12;
  const limiter = new Limiter({ perMinute: 1, now: () => now });
  limiter.start();
  now -= 3600_000;
  assert.equal(limiter.wait(), 0);
});

for (const [form, value] of [
  ["seconds", () => "20"],
  ["a date", (now: number) => new Date(now + 20_000).toUTCString()],
] as const) {
  for (const code of [429, 503]) {
    test(`Retry-After in ${form} with ${code} is obeyed, by all requests`, async () => {
      const { clock, transport, calls, seconds } = setUp(({ url, before }) =>
        url.endsWith("/0") && before === 0
          ? status(code, "", { "Retry-After": value(clock.now()) })
          : good(),
      );
      await clock.run(transport.all(orders(4)));
      assert.deepEqual(calls.map(seconds), [0, 0, 21, 21, 22]);
    });
  }
}

test("a Retry-After date is read by the server's clock, not ours", async () => {
  const { clock, transport, calls, seconds } = setUp(
    once(() =>
      status(503, "", {
        Date: "Mon, 17 Mar 2025 09:30:00 GMT",
        "Retry-After": "Mon, 17 Mar 2025 09:30:40 GMT",
      }),
    ),
  );
  await clock.run(transport.all(orders(1)));
  assert.deepEqual(calls.map(seconds), [0, 41]);
});

for (const value of ["0", "soon", "Mon, 17 Mar 2025 07:00:00 GMT"]) {
  test(`Retry-After "${value}" leaves the waiting to us`, async () => {
    const { clock, transport, calls, seconds } = setUp(
      once(() => status(429, "", { "Retry-After": value })),
    );
    await clock.run(transport.all(orders(1)));
    assert.deepEqual(calls.map(seconds), [0, 11]);
  });
}

test("a Retry-After beyond two minutes is an error that says so", async () => {
  const { clock, transport, calls } = setUp(() => status(429, "", { "Retry-After": "121" }));
  const error = await failure(clock.run(transport.all(orders(1))));
  assert.equal(error.kind, "rate");
  assert.equal(error.retryAfter, 121);
  assert.equal(
    error.message,
    "table 0: the server answers 429; it asks to wait 121 s, more than 120 s",
  );
  assert.equal(calls.length, 1);
});

test("a Retry-After of two minutes is still waited for", async () => {
  const { clock, transport, calls, seconds } = setUp(
    once(() => status(503, "", { "Retry-After": "120" })),
  );
  await clock.run(transport.all(orders(1)));
  assert.deepEqual(calls.map(seconds), [0, 121]);
});

const passing: [string, () => Answer, string, number[]][] = [
  ["429", () => status(429), "rate", [10, 20, 40, 60, 60]],
  ["500", () => status(500), "http", [2, 4, 8, 16, 32]],
  ["503 with a web page", () => status(503, "<html>"), "http", [2, 4, 8, 16, 32]],
  ["a lost network", offline, "network", [2, 4, 8, 16, 32]],
  ["a web page", () => new Response("<!doctype html>"), "html", [2, 4, 8, 16, 32]],
  ["half a reply", () => new Response(GOOD.slice(0, 20)), "truncated", [2, 4, 8, 16, 32]],
  ["an empty reply", () => new Response(null), "truncated", [2, 4, 8, 16, 32]],
];
for (const [name, answer, kind, waits] of passing) {
  test(`after ${name} the request is tried six times, with longer and longer waits`, async () => {
    const { clock, transport, calls, seconds } = setUp(answer);
    const error = await failure(clock.run(transport.all(orders(1))));
    assert.deepEqual([error.kind, error.attempts, error.what], [kind, 6, "table 0"]);
    assert.match(error.message, /^table 0: .* \(6 attempts\)$/);
    const starts = calls.map(seconds);
    assert.deepEqual(
      starts.slice(1).map((start, i) => start - starts[i]! - 1),
      waits,
    );
  });

  test(`after ${name} once, the next reply is taken`, async () => {
    const { clock, transport } = setUp(once(answer));
    const [reply] = await clock.run(transport.all(orders(1)));
    assert.equal(textOf(reply), GOOD);
  });
}

test("the wait is anything from nothing to the highest, by chance", async () => {
  const chances = [0, 0.5, 0.25, 1, 0.5];
  const { clock, transport, calls, seconds } = setUp(offline, { random: () => chances.shift()! });
  await failure(clock.run(transport.all(orders(1))));
  assert.deepEqual(calls.map(seconds), [0, 1, 4, 7, 24, 41]);
});

test("a wait is never longer than a minute", async () => {
  const { clock, transport, calls, seconds } = setUp(offline, { attempts: 8 });
  await failure(clock.run(transport.all(orders(1))));
  const starts = calls.map(seconds);
  assert.equal(starts[7]! - starts[6]!, 61);
});

for (const [code, has] of [
  [404, true],
  [400, false],
  [403, false],
] as const)
  test(`where the server answers ${code}, ${has ? "what stands for nothing is the reply, and is not kept" : "nothing stands for the reply"}`, async () => {
    const kept: string[] = [];
    const cache = {
      get: () => Promise.resolve(undefined),
      put: (key: string) => Promise.resolve(void kept.push(key)),
      clear: () => Promise.resolve(),
    };
    const { clock, transport } = setUp(
      ({ url }) => (url.endsWith("/0") ? status(code, "{}") : good()),
      { cache, parallel: 1 },
    );
    const absent = new TextEncoder().encode("null");
    const both = orders(2).map((order) => ({ ...order, absent }));
    const asked = clock.run(transport.all(both));
    if (has) assert.deepEqual((await asked).map(textOf), ["null", GOOD]);
    else assert.equal((await failure(asked)).status, code);
    assert.deepEqual(kept, has ? ["1"] : []);
  });

test("what is to be fresh is neither taken from the cache nor put there", async () => {
  const kept: string[] = [];
  const cache = {
    get: () => Promise.resolve({ bytes: bytes('"old"'), retrieved: "2026-01-01T00:00:00Z" }),
    put: (key: string) => Promise.resolve(void kept.push(key)),
    clear: () => Promise.resolve(),
  };
  const { clock, transport } = setUp(() => good(), { cache });
  const both = [order("0", { fresh: true }), order("1")];
  assert.deepEqual((await clock.run(transport.all(both))).map(textOf), [GOOD, '"old"']);
  assert.deepEqual(kept, []);
});

for (const code of [400, 403, 404, 408]) {
  test(`${code} is an error at once, with the server's own words`, async () => {
    const body = '{"type":"Parameter error","title":"Non-existent value","status":400}';
    const { clock, transport, calls } = setUp(() => status(code, body));
    const error = await failure(clock.run(transport.all(orders(1))));
    assert.deepEqual(
      [error.kind, error.status, error.reason, error.attempts, error.url],
      ["http", code, "Non-existent value", 1, "https://ssb.test/0"],
    );
    assert.equal(error.message, `table 0: the server answers ${code}: Non-existent value`);
    assert.equal(calls.length, 1);
  });
}

for (const [name, body, reason] of [
  ["`error` of version 1", '{"error":"The table does not exist"}', "The table does not exist"],
  ["no words when they are no text", '{"title":{"a":1},"error":4}', undefined],
  ["no words of a web page", "<html><title>Not found</title></html>", undefined],
  ["no words of an empty reply", "", undefined],
  ["no words of null", "null", undefined],
  ["no empty words", '{"title":" \\n "}', undefined],
  ["one line without control characters", '{"title":"a\\n\\u001b[31m b\\u202e"}', "a [31m b"],
  ["a shortened text", JSON.stringify({ error: "å".repeat(300) }), "å".repeat(199) + "…"],
] as const) {
  test(`an error gives ${name}`, async () => {
    const { clock, transport } = setUp(() => status(404, body));
    const error = await failure(clock.run(transport.all(orders(1))));
    assert.equal(error.reason, reason);
    assert.ok(error.message.startsWith("table 0: the server answers 404"), `${error.message}`);
  });
}

test("a reply that takes too long is asked for again, and then an error", async () => {
  const { clock, transport, calls, seconds } = setUp(
    ({ init }) => clock.sleep(1e9, init.signal!).then(good),
    { attempts: 2 },
  );
  const error = await failure(clock.run(transport.all(orders(1))));
  assert.equal(error.kind, "timeout");
  assert.equal(error.message, "table 0: no whole reply in time (2 attempts)");
  assert.deepEqual(calls.map(seconds), [0, 62]);
});

test("how long is too long can be chosen", async () => {
  const { clock, transport } = setUp(({ init }) => clock.sleep(1e9, init.signal!).then(good), {
    attempts: 1,
    timeout: 5000,
  });
  const began = clock.now();
  await failure(clock.run(transport.all(orders(1))));
  assert.equal(clock.now() - began, 5000);
});

test("waiting for the limit is not part of the time-out", async () => {
  const { clock, transport, calls } = setUp(good, { perMinute: 1, timeout: 10_000 });
  await clock.run(transport.all(orders(3)));
  assert.equal(calls.length, 3);
});

for (const [name, body] of [
  ["after a byte order mark", "\uFEFF<html>"],
  ["after space", "\n\t <html>"],
]) {
  test(`a web page is known ${name}, whatever its content type`, async () => {
    const headers = { "Content-Type": "application/json" };
    const { clock, transport } = setUp(() => new Response(body, { headers }), { attempts: 1 });
    const error = await failure(clock.run(transport.all(orders(1))));
    assert.equal(error.kind, "html");
    assert.equal(error.message, "table 0: a web page came instead of JSON (status 200)");
  });
}

test("JSON is taken whatever its content type, after a byte order mark too", async () => {
  const body = "\uFEFF" + GOOD;
  const headers = { "Content-Type": "text/html" };
  const { clock, transport } = setUp(() => new Response(body, { headers }));
  const [reply] = await clock.run(transport.all(orders(1)));
  assert.deepEqual(reply?.bytes, bytes(body));
});

test("a reply that is not what was asked for is refused at once and not kept", async () => {
  const { cache, keys } = memoryCache();
  const { clock, transport, calls } = setUp(good, { cache });
  const refusal = new Error("the dimension Tid lacks 2024");
  const accept = () => {
    throw refusal;
  };
  const error = await failure(clock.run(transport.all([order("a", { accept })])));
  assert.equal(error.kind, "refused");
  assert.equal(error.cause, refusal);
  assert.equal(error.message, "table a: the reply is refused: the dimension Tid lacks 2024");
  assert.equal(calls.length, 1);
  assert.deepEqual(keys(), []);
});

test("a reply that is refused for the moment is asked for again", async () => {
  let refused = 0;
  const accept = () => {
    if (refused++ === 0) throw Object.assign(new Error("not yet"), { transient: true });
  };
  const { clock, transport, calls } = setUp(good);
  await clock.run(transport.all([order("a", { accept })]));
  assert.equal(calls.length, 2);
});

test("what `accept` sees are the bytes of the reply", async () => {
  const seen: Uint8Array[] = [];
  const { clock, transport } = setUp(good);
  await clock.run(transport.all([order("a", { accept: (reply) => seen.push(reply) })]));
  assert.deepEqual(seen, [bytes(GOOD)]);
});

test("replies in the cache are not asked for, and the others are put there", async () => {
  const { cache, keys } = memoryCache({ "1": '{"old":1}' });
  const { clock, transport, calls } = setUp(good, { cache });
  const replies = await clock.run(transport.all(orders(3)));
  assert.deepEqual(
    calls.map(({ url }) => url),
    ["https://ssb.test/0", "https://ssb.test/2"],
  );
  assert.deepEqual(
    replies.map((reply) => [textOf(reply), reply.cached]),
    [
      [GOOD, false],
      ['{"old":1}', true],
      [GOOD, false],
    ],
  );
  assert.equal(replies[1]!.retrieved, "2025-03-16T00:00:00.000Z");
  assert.deepEqual(keys().sort(), ["0", "1", "2"]);
});

test("what comes from the cache counts before the first request", async () => {
  const { cache } = memoryCache({ "0": GOOD, "1": GOOD });
  const { clock, transport, progress, calls } = setUp(good, { cache });
  const work = transport.all(orders(3));
  while (calls.length === 0) await idle();
  const { requestsDone, cellsDone, bytes } = progress.at(-1)!;
  assert.deepEqual(
    { requestsDone, cellsDone, bytes },
    { requestsDone: 2, cellsDone: 200, bytes: 0 },
  );
  await clock.run(work);
});

test("a reply in the cache that is refused now is asked for again", async () => {
  const { cache } = memoryCache({ a: '{"old":1}' });
  const { clock, transport } = setUp(good, { cache });
  const accept = (reply: Uint8Array) => {
    if (textOf({ bytes: reply }) !== GOOD) throw new Error("of another time");
  };
  const [reply] = await clock.run(transport.all([order("a", { accept })]));
  assert.deepEqual([textOf(reply), reply!.cached], [GOOD, false]);
});

test("a reply is in the cache when it is handed over", async () => {
  const { cache, keys } = memoryCache();
  const { put } = cache;
  const { clock, transport } = setUp(good, { cache });
  cache.put = async (key, reply) => {
    await clock.sleep(5000, new AbortController().signal);
    await put(key, reply);
  };
  await clock.run(transport.all(orders(1)));
  assert.deepEqual(keys(), ["0"]);
});

for (const part of ["get", "put"] as const) {
  for (const form of ["rejects", "throws"] as const) {
    test(`a cache whose ${part} ${form} fails nothing and is told of once`, async () => {
      const full = new Error("quota exceeded");
      const { cache } = memoryCache();
      const fail = (): Promise<never> => {
        if (form === "throws") throw full;
        return Promise.reject(full);
      };
      cache[part] = fail;
      const warnings: unknown[] = [];
      const { clock, transport } = setUp(good, {
        cache,
        onWarning: (warning) => warnings.push(warning),
      });
      const replies = await clock.run(transport.all(orders(3)));
      assert.deepEqual(replies.map(textOf), [GOOD, GOOD, GOOD]);
      const message = "the cache of replies fails: quota exceeded";
      assert.deepEqual(warnings, [{ kind: "cache", message, cause: full }]);
    });
  }
}

test("when one fails for good the others are stopped, and what was finished is in the cache", async () => {
  const { cache, keys } = memoryCache();
  const { clock, transport, calls } = setUp(
    ({ url, init }) => {
      if (url.endsWith("/1")) return status(400);
      if (url.endsWith("/0")) return good();
      return clock.sleep(30_000, init.signal!).then(good);
    },
    { cache, parallel: 3, attempts: 3 },
  );
  const began = clock.now();
  const error = await failure(clock.run(transport.all(orders(6))));
  assert.deepEqual([error.kind, error.what], ["http", "table 1"]);
  assert.equal(clock.now() - began, 1000);
  assert.equal(calls[2]!.init.signal!.aborted, true);
  assert.ok(calls.length < 6, "the rest is not begun");
  assert.deepEqual(keys(), ["0"]);
  assert.equal(clock.sleeping, 0);
});

test("a failure of one call leaves the other calls alone", async () => {
  const { clock, transport } = setUp(({ url }) => (url.endsWith("/x") ? status(400) : good()));
  const other = transport.all(orders(4));
  await failure(clock.run(transport.all([order("x")])));
  assert.equal((await clock.run(other)).length, 4);
});

test("after the network was lost, starting again asks only for the rest", async () => {
  const { cache } = memoryCache();
  let online = true;
  const first = setUp(({ url }) => (online ? good() : offline()), {
    cache,
    onProgress: ({ requestsDone }) => (online &&= requestsDone < 4),
  });
  const error = await failure(first.clock.run(first.transport.all(orders(10))));
  assert.equal(error.kind, "network");
  assert.match(error.message, /^table \d: no contact with the server \(6 attempts\)$/);

  const second = setUp(good, { cache });
  const replies = await second.clock.run(second.transport.all(orders(10)));
  const cached = replies.filter((reply) => reply.cached).length;
  assert.ok(cached >= 4 && cached <= 5, String(cached));
  assert.equal(second.calls.length, 10 - cached);
});

const cancelling: [string, (call: Call, clock: FakeClock) => Answer][] = [
  ["while a reply is awaited", ({ init }, clock) => clock.sleep(50_000, init.signal!).then(good)],
  ["in the wait after a failure", offline],
  ["in the wait that the server asked for", () => status(429, "", { "Retry-After": "60" })],
];
for (const [name, answer] of cancelling) {
  test(`cancelling works ${name}`, async () => {
    const cancel = new AbortController();
    const { cache, keys } = memoryCache();
    const { clock, transport } = setUp((call) => answer(call, clock), {
      cache,
      signal: cancel.signal,
    });
    const work = transport.all(orders(4));
    work.catch(() => {});
    await clock.run(clock.sleep(1500, new AbortController().signal));
    cancel.abort();
    const error = await failure(work);
    assert.equal(error.kind, "cancelled");
    assert.match(error.message, /^table [01]: cancelled$/);
    assert.deepEqual(keys(), []);
    assert.equal(clock.sleeping, 0);
  });
}

test("cancelling before the beginning asks for nothing", async () => {
  const { transport, calls } = setUp(good, { signal: AbortSignal.abort() });
  const error = await failure(transport.all(orders(2)));
  assert.equal(error.kind, "cancelled");
  assert.equal(calls.length, 0);
});

test("cancelling stops the reading of the cache", async () => {
  const cancel = new AbortController();
  const { cache } = memoryCache();
  let reads = 0;
  cache.get = async () => {
    reads++;
    cancel.abort();
    return undefined;
  };
  const { transport, calls } = setUp(good, { cache, signal: cancel.signal });
  assert.equal((await failure(transport.all(orders(5)))).kind, "cancelled");
  assert.deepEqual([reads, calls.length], [1, 0]);
});

test("cancelling keeps what was finished", async () => {
  const cancel = new AbortController();
  const { cache, keys } = memoryCache();
  const { clock, transport } = setUp(good, {
    cache,
    signal: cancel.signal,
    onProgress: ({ requestsDone }) => requestsDone === 3 && cancel.abort(),
  });
  const error = await failure(clock.run(transport.all(orders(9))));
  assert.equal(error.kind, "cancelled");
  assert.deepEqual(keys().slice(0, 3), ["0", "1", "2"]);
  assert.ok(keys().length <= 4, "the one that came at the same time may be there too");
});

test("a fault in the caller's own code is thrown as it is, and stops the rest", async () => {
  const fault = new RangeError("of the page");
  let thrown = false;
  const { clock, transport, calls } = setUp(good, {
    onProgress: ({ requestsDone }) => {
      if (thrown || requestsDone === 0) return;
      thrown = true;
      throw fault;
    },
  });
  await assert.rejects(clock.run(transport.all(orders(9))), fault);
  assert.ok(calls.length < 4, `${calls.length}`);
});

test("progress counts requests, cells and bytes, and what is done never falls", async () => {
  const { clock, transport, progress } = setUp(once(() => new Response("<html>")));
  await clock.run(transport.all([order("a", { cells: 0 })]));
  await clock.run(transport.all(orders(3)));
  for (const [i, state] of progress.entries()) {
    const before = progress[i - 1] ?? state;
    assert.ok(
      state.requestsDone >= before.requestsDone && state.requestsDone <= state.requests,
      `${state.requestsDone}, ${before.requestsDone}, ${state.requests}`,
    );
    assert.ok(
      state.cellsDone >= before.cellsDone && state.cellsDone <= state.cells,
      `${state.cellsDone}, ${before.cellsDone}, ${state.cells}`,
    );
    assert.ok(state.bytes >= before.bytes, `${state.bytes}, ${before.bytes}`);
  }
  assert.deepEqual(progress.at(-1), {
    requests: 4,
    requestsDone: 4,
    cells: 300,
    cellsDone: 300,
    bytes: 4 * ("<html>".length + bytes(GOOD).length),
    remaining: 0,
    waiting: undefined,
  });
});

test("bytes are counted as they come", async () => {
  const { clock, transport, progress } = setUp(() => {
    const parts = [GOOD.slice(0, 10), GOOD.slice(10)];
    const body = new ReadableStream({
      pull: (to) => (parts.length > 0 ? to.enqueue(bytes(parts.shift()!)) : to.close()),
    });
    return new Response(body);
  });
  await clock.run(transport.all(orders(1)));
  const counts = [...new Set(progress.map((state) => state.bytes))];
  assert.deepEqual(counts, [0, 10, bytes(GOOD).length]);
});

test("after a failure the totals hold what was done and no more", async () => {
  const { clock, transport, progress } = setUp(({ url }) =>
    url.endsWith("/2") ? status(400) : good(),
  );
  await failure(clock.run(transport.all(orders(9))));
  const { requests, requestsDone, cells, cellsDone } = progress.at(-1)!;
  assert.deepEqual([requests, cells], [requestsDone, cellsDone]);
});

test("the remaining time is unknown before the first reply, and then follows from the cells", async () => {
  const { clock, transport, progress } = setUp(good, { parallel: 1 });
  const cells = [150_000, 50_000, 350_000];
  await clock.run(transport.all(cells.map((count, i) => order(String(i), { cells: count }))));
  const after = (done: number) => progress.find((state) => state.requestsDone === done)!.remaining;
  assert.equal(after(0), undefined);
  // The first took a second for 150 000 cells and what a request costs: 200 000. Left: 500 000.
  assert.equal(after(1), 2.5);
  // 300 000 in two seconds; left: 400 000.
  assert.equal(after(2)!.toFixed(2), "2.67");
  assert.equal(after(3), 0);
});

test("two at a time halve the remaining time", async () => {
  const { clock, transport, progress } = setUp(good);
  await clock.run(transport.all(orders(6)));
  const after = (done: number) => progress.find((state) => state.requestsDone === done)!.remaining;
  assert.equal(after(2), 2);
  assert.equal(after(5), 1);
});

test("the remaining time knows the limit of requests a minute", async () => {
  const { clock, transport, progress } = setUp(good, { perMinute: 2 });
  await clock.run(transport.all(orders(6)));
  const ends = clock.now();
  const state = progress.find(({ requestsDone }) => requestsDone === 2)!;
  // Requests start at 0, 61 and 122 s and take one second.
  assert.equal(ends, Date.parse("2025-03-17T08:02:03Z"));
  assert.equal(state.remaining, 122);
  const last = progress.filter(({ requestsDone }) => requestsDone === 4).at(-2)!;
  assert.equal(last.remaining, 1, "both of the last are under way");
});

test("the remaining time knows what the server asks to wait", async () => {
  const { clock, transport, progress } = setUp(
    ({ url, before }) =>
      url.endsWith("/1") && before === 0 ? status(429, "", { "Retry-After": "60" }) : good(),
    { parallel: 1 },
  );
  await clock.run(transport.all(orders(4)));
  assert.equal(progress.find(({ waiting }) => waiting)!.remaining, 63);
});

test("of two that wait, progress tells the one that goes on first", async () => {
  const chances = [1, 0.5];
  const { clock, transport, progress } = setUp(once(offline), { random: () => chances.shift()! });
  await clock.run(transport.all(orders(2)));
  const waits = progress.flatMap(({ waiting }) => waiting?.seconds ?? []);
  assert.equal(waits.at(-1), 1);
  assert.ok(!waits.slice(1).includes(2), String(waits));
});

for (const [name, answer, chance, reason, seconds] of [
  ["after a failure", offline, 0.9, "retry", [2, 1]],
  ["as the server asks", () => status(429, "", { "Retry-After": "3" }), 0, "rate", [3, 2, 1]],
] as const) {
  test(`progress counts down the seconds of waiting ${name}`, async () => {
    const { clock, transport, progress } = setUp(once(answer), { random: () => chance });
    await clock.run(transport.all(orders(1)));
    const waits = progress.map(({ waiting }) => waiting).filter((waiting) => waiting);
    const shown = [...new Set(waits.map((waiting) => waiting!.seconds))];
    assert.deepEqual(shown, seconds);
    assert.deepEqual(
      waits.filter((waiting) => waiting!.reason !== reason),
      [],
    );
    assert.equal(progress.at(-1)!.waiting, undefined);
  });
}

test("nothing is said of waiting while another request is under way", async () => {
  const { clock, transport, progress } = setUp(
    ({ url, init }) =>
      url.endsWith("/0") ? clock.sleep(20_000, init.signal!).then(good) : offline(),
    { attempts: 3 },
  );
  await failure(clock.run(transport.all(orders(2))));
  assert.deepEqual(
    progress.filter(({ waiting }) => waiting !== undefined),
    [],
  );
});

// With real sockets.

type Handler = (response: ServerResponse, before: number, request: IncomingMessage) => void;

async function serve(context: TestContext, handler: Handler): Promise<string> {
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const before = counts.get(request.url!) ?? 0;
    counts.set(request.url!, before + 1);
    request.resume().on("end", () => handler(response, before, request));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function onSockets(options: TransportOptions = {}) {
  const clock = new FakeClock();
  const transport = new Transport({ clock, random: () => 1, ...options });
  return { clock, transport, run: <T>(work: Promise<T>) => clock.run(work, 60_000) };
}

const json = { "Content-Type": "application/json" };
const size = String(bytes(GOOD).length);
const half = GOOD.slice(0, 15);

const broken: [string, (response: ServerResponse) => void, string, ErrorConstructor?][] = [
  ["cut before the reply", (response) => response.destroy(), "network", TypeError],
  [
    "cut in a reply of known length",
    (response) => {
      response.writeHead(200, { ...json, "Content-Length": size });
      response.write(half, () => response.destroy());
    },
    "truncated",
    TypeError,
  ],
  [
    "cut in a reply in chunks",
    (response) => {
      response.writeHead(200, json);
      response.write(half, () => response.destroy());
    },
    "truncated",
    TypeError,
  ],
  [
    "closed after half a reply whose length is unknown",
    (response) => {
      response.socket!.end(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${half}`);
    },
    "truncated",
    SyntaxError,
  ],
  [
    "complete with half a reply",
    (response) => response.writeHead(200, { ...json, "Content-Length": half.length }).end(half),
    "truncated",
    SyntaxError,
  ],
  [
    "complete with half a compressed reply",
    (response) => {
      const packed = gzipSync(GOOD).subarray(0, 25);
      response.writeHead(200, { ...json, "Content-Encoding": "gzip" }).end(packed);
    },
    "truncated",
    SyntaxError,
  ],
  [
    "cut in the reply of an error",
    (response) => {
      response.writeHead(500, { ...json, "Content-Length": 500 });
      response.write(half, () => response.destroy());
    },
    "http",
  ],
];
for (const [name, breakOff, kind, cause] of broken) {
  test(`a connection ${name}: asked for again, and an error in the end`, async (context) => {
    const url = await serve(context, (response, before) =>
      before === 0 ? breakOff(response) : response.writeHead(200, json).end(GOOD),
    );
    const { cache, keys } = memoryCache();
    const { transport, run } = onSockets({ cache });
    const [reply] = await run(transport.all([order("a", { url })]));
    assert.equal(textOf(reply), GOOD);
    assert.deepEqual(keys(), ["a"]);

    const never = await serve(context, breakOff);
    const second = onSockets({ cache });
    const error = await failure(second.run(second.transport.all([order("b", { url: never })])));
    assert.deepEqual([error.kind, error.attempts], [kind, 6]);
    if (cause) assert.ok(error.cause instanceof cause, String(error.cause));
    assert.deepEqual(keys(), ["a"]);
  });
}

test("a compressed reply is taken", async (context) => {
  const url = await serve(context, (response) => {
    const packed = gzipSync(GOOD);
    const length = packed.length;
    response
      .writeHead(200, { ...json, "Content-Encoding": "gzip", "Content-Length": length })
      .end(packed);
  });
  const { transport, run } = onSockets();
  const [reply] = await run(transport.all([order("a", { url })]));
  assert.equal(textOf(reply), GOOD);
});

test("the body of a request arrives", async (context) => {
  const url = await serve(context, (response, _, { method, headers }) => {
    const { "content-type": type, "content-length": length } = headers;
    response.writeHead(200, json).end(JSON.stringify({ method, type, length }));
  });
  const { transport, run } = onSockets();
  const body = '{"selection":[]}';
  const [reply] = await run(transport.all([order("a", { url, method: "POST", body })]));
  assert.equal(textOf(reply), '{"method":"POST","type":"application/json","length":"16"}');
});

test("an address that nobody answers on is a lost network", async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  const { transport, run } = onSockets();
  const url = `http://127.0.0.1:${port}/`;
  const error = await failure(run(transport.all([order("a", { url })])));
  assert.equal(error.kind, "network");
});

/** A reply of which the beginning arrives and the rest never does. */
async function stuck(context: TestContext, code = 200) {
  let begun = () => {};
  const arrived = new Promise<void>((done) => (begun = done));
  const closed: Promise<void>[] = [];
  const url = await serve(context, (response) => {
    closed.push(new Promise((done) => response.on("close", done)));
    response.writeHead(code, json).write(half);
  });
  const onProgress = (progress: Progress) => progress.bytes > 0 && begun();
  return { url, arrived, closed, onProgress };
}

test("the time-out covers the body of the reply", async (context) => {
  const { url, arrived, closed, onProgress } = await stuck(context);
  const { clock, transport, run } = onSockets({ onProgress, attempts: 1 });
  const work = transport.all([order("a", { url })]);
  work.catch(() => {});
  await arrived;
  clock.wake(60_000);
  const error = await failure(run(work));
  assert.deepEqual([error.kind, error.status], ["timeout", 200]);
  await Promise.all(closed);
});

test("an error whose words do not come in time is the error still", async (context) => {
  const { url, arrived, closed, onProgress } = await stuck(context, 400);
  const { clock, transport, run } = onSockets({ onProgress });
  const work = transport.all([order("a", { url })]);
  work.catch(() => {});
  await arrived;
  clock.wake(60_000);
  const error = await failure(run(work));
  assert.deepEqual([error.kind, error.status, error.reason], ["http", 400, undefined]);
  await Promise.all(closed);
});

test("cancelling in the middle of an error's words is cancelling", async (context) => {
  const { url, arrived, onProgress } = await stuck(context, 400);
  const cancel = new AbortController();
  const { transport, run } = onSockets({ onProgress, signal: cancel.signal });
  const work = transport.all([order("a", { url })]);
  work.catch(() => {});
  await arrived;
  cancel.abort();
  assert.equal((await failure(run(work))).kind, "cancelled");
});

test("cancelling in the middle of a body closes the connection and keeps nothing", async (context) => {
  const { url, arrived, closed, onProgress } = await stuck(context);
  const cancel = new AbortController();
  const { cache, keys } = memoryCache();
  const { clock, transport, run } = onSockets({ onProgress, cache, signal: cancel.signal });
  const work = transport.all([order("a", { url }), order("b", { url })]);
  work.catch(() => {});
  await arrived;
  cancel.abort();
  const error = await failure(run(work));
  assert.equal(error.kind, "cancelled");
  await Promise.all(closed);
  assert.deepEqual(keys(), []);
  assert.equal(clock.sleeping, 0);
});

test("the real clock sleeps, and wakes when it is cancelled", async (context) => {
  const url = await serve(context, (response, before) =>
    before === 0 ? response.destroy() : response.writeHead(200, json).end(GOOD),
  );
  const patient = new Transport({ random: () => 0.001 });
  assert.equal(textOf((await patient.all([order("a", { url })]))[0]), GOOD);

  const cancel = new AbortController();
  const impatient = new Transport({
    random: () => 1,
    signal: cancel.signal,
    onProgress: ({ waiting }) => waiting && cancel.abort(),
  });
  const url2 = await serve(context, (response) => response.destroy());
  assert.equal((await failure(impatient.all([order("a", { url: url2 })]))).kind, "cancelled");
});

test("hundreds of orders give no warning of the runtime", async (context) => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on("warning", listen);
  context.after(() => process.off("warning", listen));
  const { clock, transport } = setUp(good, {
    perMinute: 1000,
    signal: new AbortController().signal,
  });
  await clock.run(transport.all(orders(300)));
  assert.deepEqual(warnings, []);
});

import { createServer, type Server } from "node:http";
import { extname } from "node:path";
import { types } from "../serve.ts";

export interface Hosted {
  address: string;
  close(): Promise<void>;
}

/** Somebody else's site: pages and scripts by name, each sent with the site's own policy. Another port is another origin. */
export async function host(
  pages: () => Record<string, string>,
  policy: () => string,
): Promise<Hosted> {
  const server: Server = createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://local").pathname.slice(1);
    const body = pages()[name];
    if (body === undefined) return void response.writeHead(404).end();
    response
      .writeHead(200, {
        "content-type": types[extname(name)] ?? "text/html; charset=utf-8",
        "content-security-policy": policy(),
      })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A page of the host, with a heading so that it is one. */
export const sheet = (body: string) =>
  `<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Artikkel</title><link rel="icon" href="data:,"></head><body><h1>Artikkel</h1>${body}</body></html>`;

/** Everything that a page hears from frames, kept for the test. */
export const listener = `
  window.heard = [];
  addEventListener("message", (event) => window.heard.push(event.data));
  const begun = () =>
    [...document.querySelectorAll("ks-figur")].filter((f) => f.shadowRoot.querySelector("iframe[src]")).length;
  for (const name of ["ready", "state"])
    document.addEventListener(name, (event) => window.heard.push({ event: name, begun: begun(), ...event.detail }), true);
`;

/** What somebody who means harm sends from a frame in the same page, to the page and to every other frame in it. */
export const hostile = `
  const say = () => {
    for (const type of ["height", "ready", "state", "hello", "setState"]) {
      const said = { figur: 1, type, height: 4321, state: "#v=1&data=demo&fig=bar" };
      parent.postMessage(said, "*");
      for (let i = 0; i < parent.frames.length; i++)
        if (parent.frames[i] !== window) parent.frames[i].postMessage(said, "*");
    }
  };
  setInterval(say, 20);
`;

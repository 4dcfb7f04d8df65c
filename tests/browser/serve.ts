import { createServer, type Server } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

export const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

export interface Served {
  address: string;
  close(): Promise<void>;
}

/** Serves a folder under a sub-path, as a municipality's web server might: nothing may depend on standing at the root. */
export async function serve(folder: string, under = "/verktoy/figur/"): Promise<Served> {
  const server: Server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://local").pathname);
    const inside = path.startsWith(under)
      ? normalize(path.slice(under.length) || "index.html")
      : "..";
    if (inside.startsWith("..")) {
      response.writeHead(404).end();
      return;
    }
    try {
      const body = await readFile(join(folder, inside));
      response
        .writeHead(200, { "content-type": types[extname(inside)] ?? "application/octet-stream" })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    address: `http://127.0.0.1:${port}${under}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

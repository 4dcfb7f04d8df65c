import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

export const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** What docs/innbygging.md asks a server for: figures in other sites' pages may fetch, and what they fetch is kept. */
export function headers(path: string, body: Uint8Array): Record<string, string> {
  const named = /^assets\//.test(path);
  return {
    "content-type": types[extname(path)] ?? "application/octet-stream",
    "access-control-allow-origin": "*",
    "cache-control": named ? "public, max-age=31536000, immutable" : "no-cache",
    etag: `"${createHash("sha1").update(body).digest("hex")}"`,
  };
}

export interface Served {
  address: string;
  /** Bodies sent since the beginning, by path under the address. */
  sent: Map<string, number>;
  close(): Promise<void>;
}

/**
 * Serves a folder under a sub-path, as a municipality's web server might: nothing may depend on standing at the root.
 * `others` are files that stand elsewhere, by path.
 */
export async function serve(
  folder: string,
  under = "/verktoy/figur/",
  others: Record<string, string> = {},
): Promise<Served> {
  const sent = new Map<string, number>();
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
      const body = await readFile(others[inside] ?? join(folder, inside));
      const told = headers(inside, body);
      if (request.headers["if-none-match"] === told.etag) {
        response.writeHead(304, told).end();
        return;
      }
      sent.set(inside, (sent.get(inside) ?? 0) + 1);
      response.writeHead(200, told).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    address: `http://127.0.0.1:${port}${under}`,
    sent,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

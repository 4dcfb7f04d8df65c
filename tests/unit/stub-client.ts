/** Asks the stand-in for SSB as its clients do. */
import assert from "node:assert/strict";
import { after } from "node:test";
import { startStub, type Stub, type StubOptions } from "../../scripts/lib/stub/server.ts";

/** A stub that lives as long as the test file, without SSB's limit unless the options say so. */
export async function stubFor(options: StubOptions = {}): Promise<Stub> {
  const stub = await startStub({ perMinute: Infinity, ...options });
  after(() => stub.close());
  return stub;
}

export type Codes = Record<string, string[]>;

export const bodyV2 = (codes: Codes): string =>
  JSON.stringify({
    selection: Object.entries(codes).map(([variableCode, valueCodes]) => ({
      variableCode,
      valueCodes,
    })),
  });
export const bodyV1 = (codes: Codes): string =>
  JSON.stringify({
    query: Object.entries(codes).map(([code, values]) => ({
      code,
      selection: { filter: "item", values },
    })),
    response: { format: "json-stat2" },
  });

export const metadataV2 = (stub: Stub, id: string): Promise<Response> =>
  fetch(`${stub.base}/pxwebapi/v2/tables/${id}/metadata?lang=no&outputFormat=json-stat2`);
export const dataV2 = (stub: Stub, id: string, codes: Codes): Promise<Response> =>
  fetch(`${stub.base}/pxwebapi/v2/tables/${id}/data?lang=no&outputFormat=json-stat2`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: bodyV2(codes),
  });
export const dataV1 = (stub: Stub, id: string, codes: Codes): Promise<Response> =>
  fetch(`${stub.base}/v0/no/table/${id}`, { method: "POST", body: bodyV1(codes) });

/** A JSON-stat reply, addressed by codes. */
export interface Read {
  json: {
    id: string[];
    size: number[];
    label: string;
    updated: string;
    source: string;
    role: Record<string, string[]>;
    dimension: Record<
      string,
      {
        label: string;
        category: {
          index: Record<string, number>;
          label: Record<string, string>;
          unit?: Record<string, { base: string; decimals: number }>;
        };
        extension: { elimination: boolean };
      }
    >;
    extension: { discontinued: boolean | null; px: { tableid: string } };
    value?: (number | null)[];
    status?: Record<string, string>;
  };
  codes(dimension: string): string[];
  /** A dimension with one category need not be named. */
  cell(at: Record<string, string>): [value: number | null, status: string | undefined];
}

export async function read(response: Response | Promise<Response>): Promise<Read> {
  const answered = await response;
  const text = await answered.text();
  assert.equal(answered.status, 200, text.slice(0, 200));
  const json = JSON.parse(text) as Read["json"];
  return {
    json,
    codes: (dimension) => {
      const { index } = json.dimension[dimension]!.category;
      return Object.keys(index).sort((a, b) => index[a]! - index[b]!);
    },
    cell(at) {
      const i = json.id.reduce((n, name, d) => {
        const code = at[name];
        const position =
          code === undefined && json.size[d] === 1
            ? 0
            : json.dimension[name]!.category.index[code!];
        assert.notEqual(position, undefined, `${name}=${code}`);
        return n * json.size[d]! + position!;
      }, 0);
      return [json.value![i]!, json.status?.[i]];
    },
  };
}

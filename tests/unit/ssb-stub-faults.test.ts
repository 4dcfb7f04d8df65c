import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { test } from "node:test";
import { Faults, parseFault } from "../../scripts/lib/stub/faults.ts";
import { dataV2, metadataV2, read, stubFor } from "./stub-client.ts";

const stub = await stubFor();
const ACCOUNTS = {
  KOKkommuneregion0000: ["0301"],
  KOKregnskapsomfa0000: ["A"],
  KOKfunksjon0000: ["244"],
  KOKart0000: ["AGD2"],
  ContentsCode: ["KOSbelop0000"],
  Tid: ["2023", "2024"],
};
const ask = (): Promise<Response> => dataV2(stub, "12367", ACCOUNTS);
const right = await (await ask()).text();

test("rate: each request is refused once or twice, some with Retry-After, then answered", async () => {
  const refusals: string[] = [];
  const tables = ["07459", "12160", "12275", "12279", "12286", "12362", "12367", "12860"];
  for (let round = 0; round < 2; round++) {
    refusals.length = 0;
    stub.setFault("rate");
    for (const id of tables) {
      let response = await metadataV2(stub, id);
      let times = 0;
      for (; response.status === 429; response = await metadataV2(stub, id)) {
        times++;
        refusals.push(`${id} ${response.headers.get("Retry-After")}`);
      }
      assert.equal(response.status, 200);
      assert.ok(times === 1 || times === 2, `${id}: ${times}`);
    }
  }
  assert.ok(refusals.some((r) => r.endsWith(" 1")) && refusals.some((r) => r.endsWith(" null")));
  assert.ok(
    refusals.length > tables.length && refusals.length < 2 * tables.length,
    `${refusals.length}, ${tables.length}`,
  );
});

test("cut: the connection breaks in the middle of the body the first time", async () => {
  stub.setFault("cut");
  const cut = await ask();
  assert.equal(cut.status, 200);
  await assert.rejects(cut.text());
  assert.equal(await (await ask()).text(), right);
});

test("truncate: half the JSON with a length that fits, the first time", async () => {
  stub.setFault("truncate");
  const half = await ask();
  const text = await half.text();
  assert.equal(half.headers.get("Content-Length"), `${Buffer.byteLength(text)}`);
  assert.ok(
    text.length > 0 && right.startsWith(text) && text.length < right.length,
    `${text.length}, ${right.length}`,
  );
  assert.equal(await (await ask()).text(), right);
});

test("slow: the body comes in ten pieces, and whole", async () => {
  const pieces: Buffer[] = [];
  const response = {
    destroyed: false,
    writeHead() {},
    write: (piece: Buffer) => pieces.push(piece),
    end() {},
  };
  await new Faults({ kind: "slow", delay: 0 }).send(
    { method: "GET", path: "", body: "", status: 200 },
    response as unknown as ServerResponse,
    Buffer.from(right),
  );
  assert.equal(pieces.length, 10);
  assert.equal(Buffer.concat(pieces).toString(), right);
  stub.setFault({ kind: "slow", delay: 1 });
  assert.equal(await (await ask()).text(), right);
});

test("html: a page instead of JSON twice, or for ever", async () => {
  const isPage = async (): Promise<boolean> => {
    const response = await ask();
    assert.equal(response.status, 200);
    return (await response.text()).startsWith("<!DOCTYPE html>");
  };
  stub.setFault("html");
  assert.deepEqual([await isPage(), await isPage(), await isPage()], [true, true, false]);
  stub.setFault({ kind: "html", forever: true });
  for (let i = 0; i < 5; i++) assert.ok(await isPage());
});

test("glitch: the newest year of 12367 is dots alone, the others are as they were", async () => {
  stub.setFault("glitch");
  const before = JSON.parse(right).value;
  const { cell } = await read(ask());
  assert.deepEqual(cell({ Tid: "2024" }), [null, "."]);
  assert.deepEqual(cell({ Tid: "2023" }), [before[0], undefined]);
});

test("metadata renamed: a content has another code and label, in metadata and data", async () => {
  const closed = (code: string): Promise<Response> =>
    dataV2(stub, "12860", {
      KOKkommuneregion0000: ["0301"],
      ContentsCode: [code],
      Tid: ["2023"],
    });
  stub.setFault(undefined);
  const before = (await read(closed("EKSavsluttet"))).cell({});
  stub.setFault({ kind: "metadata", form: "renamed" });
  const { label } = (await read(metadataV2(stub, "12860"))).json.dimension.ContentsCode!.category;
  assert.equal(label.EKSferdig, "Ferdigbehandlede undersøkelser");
  assert.equal(label.EKSavsluttet, undefined);
  assert.equal((await closed("EKSavsluttet")).status, 400);
  assert.deepEqual((await read(closed("EKSferdig"))).cell({}), before);
});

test("metadata replaced: the data come under other codes than the metadata told", async () => {
  stub.setFault({ kind: "metadata", form: "replaced" });
  assert.deepEqual((await read(metadataV2(stub, "12275"))).codes("KOKbvfunksjon0000"), [
    "0",
    "1",
    "2",
  ]);
  const { codes } = await read(
    dataV2(stub, "12275", {
      KOKkommuneregion0000: ["0301"],
      KOKalder0000: ["F000-022"],
      KOKbvfunksjon0000: ["1", "2"],
      ContentsCode: ["KOSbvbarntiltaka0000"],
      Tid: ["2023"],
    }),
  );
  assert.deepEqual(codes("KOKbvfunksjon0000"), ["01", "02"]);
  assert.ok((await read(metadataV2(stub, "12860"))).codes("ContentsCode").includes("EKSavsluttet"));
  stub.setFault("metadata");
  assert.ok((await read(metadataV2(stub, "12860"))).codes("ContentsCode").includes("EKSferdig"));
});

test("several faults at once, and none after them", async () => {
  stub.setFault(["html", "truncate"]);
  assert.match(await (await ask()).text(), /^<!/);
  assert.match(await (await ask()).text(), /^<!/);
  assert.notEqual(await (await ask()).text(), right);
  assert.equal(await (await ask()).text(), right);
  stub.setFault(undefined);
  assert.equal(await (await ask()).text(), right);
});

test("a fault is named with its form, and no other is taken", () => {
  assert.equal(parseFault("cut"), "cut");
  assert.deepEqual(parseFault("html:forever"), { kind: "html", forever: true });
  assert.deepEqual(parseFault("slow:5"), { kind: "slow", delay: 5 });
  assert.deepEqual(parseFault("rate:7"), { kind: "rate", retryAfter: 7 });
  assert.deepEqual(parseFault("metadata:renamed"), { kind: "metadata", form: "renamed" });
  assert.throws(() => parseFault("fire"), /no fault fire/);
  assert.throws(() => parseFault("cut:5"), /cut has no form 5/);
  assert.throws(() => parseFault("slow:forever"), /slow has no form forever/);
});

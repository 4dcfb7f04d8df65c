import { CollectError } from "../bundle/collect.ts";
import { BundleFaults } from "../bundle/faults.ts";
import { PlannerError } from "../bundle/planner.ts";
import { TransportError } from "../bundle/transport.ts";
import { failureLines, isEngineFailure, limited } from "../faults.ts";
import { capital } from "../formats.ts";
import { engineWords } from "../messages/engine.ts";
import { t } from "../messages/index.ts";
import { unresolvedWords } from "../views/fresh.ts";
import type { Failed, Unresolved } from "./phase.ts";

/** SSB's tables have nothing of what the definitions name. */
export class NothingToFetch extends Error {
  constructor(readonly unresolved: Unresolved[]) {
    super("nothing to fetch");
  }
}

/** What plans the requests could not be fetched. */
export class NoPlanner extends Error {}

/** What stopped a fetch, and what the reader can do. */
export function failed(error: unknown): Failed {
  if (error instanceof TransportError) return transportFailed(error);
  if (error instanceof DOMException && error.name === "AbortError") return cancelled;
  if (error instanceof CollectError) return refused(error);
  if (error instanceof NoPlanner) return words(t("fresh.failed.title"), [t("fresh.failed.code")]);
  if (error instanceof NothingToFetch)
    return words(t("fresh.failed.nothing"), error.unresolved.map(unresolvedWords));
  if (error instanceof PlannerError)
    return words(t("fresh.failed.plan"), [error.message, ...error.faults.map((f) => f.message)]);
  if (error instanceof BundleFaults)
    return words(
      t("fresh.failed.bundle"),
      error.faults.map((f) => f.message),
    );
  if (isEngineFailure(error)) return words(t("fresh.failed.bundle"), failureLines(error));
  return words(t("fresh.failed.title"), failureLines(error));
}

function words(title: string, lines: readonly string[], empty: string[] = []): Failed {
  return {
    title,
    lines: limited(lines.map((line) => capital(engineWords(line)))),
    cancelled: false,
    kept: true,
    empty,
  };
}

/** Replies that are refused are asked for again. */
function refusedWords(title: string, lines: readonly string[], empty?: string[]): Failed {
  return { ...words(title, lines, empty), kept: false };
}

const cancelled: Failed = {
  get title() {
    return t("fresh.cancelled");
  },
  lines: [],
  cancelled: true,
  kept: true,
  empty: [],
};

function transportFailed(error: TransportError): Failed {
  const { kind, status, reason, cause } = error;
  const at = t("fresh.failed.at", { what: engineWords(error.what) });
  switch (kind) {
    case "cancelled":
      return cancelled;
    case "network":
      return navigator.onLine
        ? words(t("fresh.failed.network"), [t("fresh.failed.network.help"), at])
        : words(t("fresh.failed.offline"), [t("fresh.failed.offline.help")]);
    case "timeout":
      return words(t("fresh.failed.timeout"), [t("fresh.failed.later"), at]);
    case "rate":
      return words(t("fresh.failed.rate"), [t("fresh.failed.rate.help"), at]);
    case "html":
      return words(t("fresh.failed.html"), [t("fresh.failed.html.help"), at]);
    case "truncated":
      return words(t("fresh.failed.truncated"), [t("fresh.failed.later"), at]);
    case "http": {
      const answer = t("fresh.failed.answer", { status: status ?? "?", reason: reason ?? "" });
      return (status ?? 0) >= 500
        ? words(t("fresh.failed.busy"), [t("fresh.failed.later"), answer.trim(), at])
        : words(t("fresh.failed.http"), [answer.trim(), t("fresh.failed.changed.help"), at]);
    }
    case "refused":
      return refusedWords(t("fresh.failed.changed"), [
        cause instanceof Error ? cause.message : String(cause),
        ...(cause instanceof PlannerError ? cause.faults.map((f) => f.message) : []),
        t("fresh.failed.changed.help"),
        at,
      ]);
  }
}

/** What the planner says of a year that came without any number. */
const emptyYear = /has no value at all in (\d{4})/;

function refused({ table, message, faults }: CollectError): Failed {
  const lines = [message, ...faults.map((f) => f.message)];
  const years = lines.flatMap((line) => emptyYear.exec(line)?.[1] ?? []);
  const empty = [...new Set(years)].map((year) => `${table}:${year}`);
  const help = t(empty.length ? "fresh.failed.empty.help" : "fresh.failed.changed.help");
  const title = empty.length
    ? t("fresh.failed.empty", { table })
    : t("fresh.failed.merge", { table });
  return refusedWords(title, [...lines, help], empty);
}

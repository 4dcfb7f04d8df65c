import type { Format } from "../format.ts";

export const whole: readonly Format[] = [];

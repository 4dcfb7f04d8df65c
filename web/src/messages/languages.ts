import { nb } from "./catalogue-nb.ts";
import { sentencesNb, useSentences, type Sentences } from "./engine.ts";
import { useLanguage, type Catalogue, type Language } from "./index.ts";

interface Spoken {
  texts: Catalogue;
  sentences: Sentences;
}

/** Bokmål comes with the page; nynorsk and English are fetched when they are asked for. */
const load: Record<Language, () => Promise<Spoken>> = {
  nb: () => Promise.resolve({ texts: nb, sentences: sentencesNb }),
  async nn() {
    const [{ nn }, { engineNn }, { bundleNn }] = await Promise.all([
      import("./catalogue-nn.ts"),
      import("./engine-nn.ts"),
      import("./bundle-nn.ts"),
    ]);
    return { texts: nn, sentences: { ...bundleNn, ...engineNn } };
  },
  async en() {
    const { en } = await import("./catalogue-en.ts");
    return { texts: en, sentences: {} };
  },
};

let latest = 0;

/**
 * Fetches the texts of a language and takes them into use. Until then, and when they cannot be fetched (the promise
 * is rejected), the page keeps the language it has. Of several under way, the one asked for last holds.
 */
export async function speak(language: Language): Promise<void> {
  const mine = ++latest;
  const { texts, sentences } = await load[language]();
  if (mine !== latest) return;
  useLanguage(language, texts);
  useSentences(sentences);
}

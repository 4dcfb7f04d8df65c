import { useSentences, type Sentences } from "./engine.ts";
import { bokmal, currentLanguage, useLanguage, type Catalogue, type Language } from "./index.ts";

interface Spoken {
  texts: Catalogue;
  sentences: Sentences;
}

/**
 * Bokmål's texts come with the page; what the calculator says comes when it has something to say, or when the page has
 * time. Nynorsk and English are fetched when they are asked for.
 */
const load: Record<Language, () => Promise<Spoken>> = {
  nb: async () => ({ texts: bokmal, sentences: await sentencesNb() }),
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

/** A failure that is to be told waits no longer for its words, in milliseconds. */
const longest = 3000;

/** What the calculator says can be told in the page's language from now on; where that cannot be fetched, it stays in English. */
export async function sentences(): Promise<void> {
  if (currentLanguage() !== "nb") return;
  const coming = sentencesNb().then(
    (told) => {
      if (currentLanguage() === "nb") useSentences(told);
    },
    () => {
      // A failure is about to be told: not this one too.
    },
  );
  await Promise.race([coming, new Promise((resolve) => setTimeout(resolve, longest))]);
}

async function sentencesNb(): Promise<Sentences> {
  const [{ engineNb }, { bundleNb }] = await Promise.all([
    import("./engine-nb.ts"),
    import("./bundle-nb.ts"),
  ]);
  return { ...bundleNb, ...engineNb };
}

/** The texts of the views beside the figure; nynorsk and English come whole. */
export async function viewTexts(): Promise<void> {
  const { viewsNb } = await import("./views-nb.ts");
  Object.assign(bokmal, viewsNb);
}

/** The texts of what takes figures along. */
export async function takingTexts(): Promise<void> {
  const { takingNb } = await import("./taking-nb.ts");
  Object.assign(bokmal, takingNb);
}

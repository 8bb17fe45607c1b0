/** As people type when they look for something: without accents, and as the server folds names. */
export const words = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** Whether each word that was typed begins a word of the text. */
export function holdsWords(text: string, typed: string): boolean {
  const there = words(text);
  return words(typed).every((word) => there.some((each) => each.startsWith(word)));
}

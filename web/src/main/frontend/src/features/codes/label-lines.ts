/** Heights of lines on a label in pixels of 1/96 inch, as `labels.module.css` has them. */
export const NAME_LINE = 13;
export const OWNER_LINE = 10;
export const LOT_LINE = 11;

/** Above the owner's first line, for the marks on its capitals. */
const OWNER_TOP = 1;

export type Lines = { name: number; owner: number };

/**
 * How many lines the names of a product and of its owner get where both share a height. They take turns for as long as
 * they need more; what nobody needs is given all the same, since a printer may break lines where the screen did not.
 * @param height for both, in pixels
 * @param needed what they take uncut
 */
export function linesFor(height: number, needed: Lines): Lines {
  const given = { name: 1, owner: 1 };
  const fits = ({ name, owner }: Lines) => name * NAME_LINE + owner * OWNER_LINE + OWNER_TOP <= height;
  const widen = (which: keyof Lines) => {
    const wider = { ...given, [which]: given[which] + 1 };
    if (fits(wider)) given[which] += 1;
    return fits(wider);
  };
  for (let grown = true; grown; ) {
    const name = given.name < needed.name && widen('name');
    const owner = given.owner < needed.owner && widen('owner');
    grown = name || owner;
  }
  for (let grown = true; grown; ) grown = widen('owner') || widen('name');
  return given;
}

/** Whole percent, rounded down so that only all is 100; none for 0 of 0, which is not a figure. */
export function share(numerator: number, denominator: number): number | undefined {
  return denominator === 0 ? undefined : Math.floor((100 * numerator) / denominator);
}

import { linesFor, NAME_LINE, OWNER_LINE } from './label-lines';

test('each gets what it needs where that fits', () => {
  expect(linesFor(70, { name: 3, owner: 3 })).toEqual({ name: 3, owner: 3 });
  expect(linesFor(70, { name: 1, owner: 5 })).toEqual({ name: 1, owner: 5 });
  expect(linesFor(70, { name: 4, owner: 1 })).toEqual({ name: 4, owner: 1 });
});

test('two long names share the room', () => {
  expect(linesFor(70, { name: 14, owner: 12 })).toEqual({ name: 3, owner: 3 });
});

test('room that nobody needs is given for what a printer breaks otherwise', () => {
  expect(linesFor(70, { name: 1, owner: 1 })).toEqual({ name: 1, owner: 5 });
});

test.each([24, 59, 63, 70, 81, 92])('no line is cut in a height of %i', (height) => {
  for (const name of [1, 2, 3, 9]) {
    for (const owner of [1, 2, 3, 9]) {
      const lines = linesFor(height, { name, owner });
      expect(lines.name * NAME_LINE + lines.owner * OWNER_LINE + 1).toBeLessThanOrEqual(height);
      expect(height - (lines.name * NAME_LINE + lines.owner * OWNER_LINE + 1)).toBeLessThan(OWNER_LINE);
    }
  }
});

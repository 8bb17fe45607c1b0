/** app/ joins the features; a feature uses shared/ and generated/, and never another feature. */
const sources = import.meta.glob<string>('./{features,shared}/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function importsOf(path: string, source: string): string[] {
  return [...source.matchAll(/from '(\.[^']*)'/g)].map(([, target]) => new URL(target, `file:///src/${path}`).pathname);
}

const layerOf = (path: string) =>
  path
    .split('/')
    .slice(2, path.startsWith('/src/features/') ? 4 : 3)
    .join('/');

test('nothing reaches into a feature from outside it', () => {
  const astray = Object.entries(sources).flatMap(([file, source]) => {
    const path = new URL(file, 'file:///src/').pathname;
    const allowed = ['shared', 'generated', 'test-render', layerOf(path)];
    return importsOf(file, source)
      .filter((target) => !allowed.includes(layerOf(target)))
      .map((target) => `${path} uses ${target}`);
  });

  expect(Object.keys(sources).length).toBeGreaterThan(20);
  expect(astray).toEqual([]);
});

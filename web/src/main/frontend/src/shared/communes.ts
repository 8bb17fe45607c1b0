import table from '@core/party/communes.csv?raw';

export type Commune = { code: string; name: string };

/** The communes and wards of Hanoi since 1 July 2025, by name: the very file that the core reads. */
export const communes: Commune[] = table
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .map(([code, name]) => ({ code, name }))
  .sort((a, b) => a.name.localeCompare(b.name, 'vi'));

const names = new Map(communes.map(({ code, name }) => [code, name]));

export const isCommune = (code: string) => names.has(code);

/** The name, or the code where there is none. */
export const communeName = (code: string) => names.get(code) ?? code;

export const communeChoices = communes.map(({ code, name }) => ({ value: code, label: name }));

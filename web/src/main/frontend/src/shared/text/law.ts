const vietnamese: [RegExp, string][] = [
  [/^(.*), Article (\w+)$/, 'Điều $2 $1'],
  [/Law on Plant Protection and Quarantine/, 'Luật Bảo vệ và kiểm dịch thực vật'],
  [/Law on Crop Production/, 'Luật Trồng trọt'],
  [/Circular (?=\d)/, 'Thông tư '],
  [/Decree (?=\d)/, 'Nghị định '],
  [/ND-CP/, 'NĐ-CP'],
];

/** A rule of law as it is cited in Vietnam; the server names it in English. What is not known here stays as it is. */
export function lawInVietnamese(article: string): string {
  return vietnamese.reduce((text, [name, cited]) => text.replace(name, cited), article);
}

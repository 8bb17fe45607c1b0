import { lawInVietnamese } from './law';

test.each([
  ['Law on Plant Protection and Quarantine, Article 72', 'Điều 72 Luật Bảo vệ và kiểm dịch thực vật'],
  ['Circular 17/2021/TT-BNNPTNT', 'Thông tư 17/2021/TT-BNNPTNT'],
  ['Decree 37/2026/ND-CP, Article 32', 'Điều 32 Nghị định 37/2026/NĐ-CP'],
  ['Nghị quyết 1', 'Nghị quyết 1'],
])('%s is cited as %s', (article, cited) => {
  expect(lawInVietnamese(article)).toBe(cited);
});

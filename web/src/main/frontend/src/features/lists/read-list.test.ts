import { templateOf } from './columns';
import { chainsOf, decoded, isolationOf, productsOf, readList } from './read-list';

const bytes = (...parts: (string | number[])[]) => {
  const all = parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part));
  return new Uint8Array(all).buffer;
};

test('semicolons, quotes, a mark at the start and columns in another order are read alike', () => {
  const file = bytes(
    [0xef, 0xbb, 0xbf],
    'Mã xã;TÊN ĐƠN VỊ;Tên sản phẩm;GTIN\r\n565;"HTX ""Xanh""; Dương Xá";Hành phi;8930000000019\r\n',
  );

  const { lines, slips } = readList('products', decoded(file) ?? '');

  expect(slips).toEqual([]);
  expect(productsOf(lines)).toEqual([
    {
      productName: 'Hành phi',
      partyName: 'HTX "Xanh"; Dương Xá',
      communeCode: '00565',
      gtin: '08930000000019',
      partyGln: undefined,
    },
  ]);
});

test('every slip is named by its line and column', () => {
  const text = [
    'Tên sản phẩm,Tên đơn vị,Mã xã,GTIN',
    'Hành,HTX A,00565,',
    '',
    ',HTX A,00001,08930000000018',
    'Tỏi,HTX A,00565,8.93E+12',
    'Hành,HTX A,00565,',
  ].join('\n');

  expect(readList('products', text).slips).toEqual([
    { line: 4, column: 'Tên sản phẩm', what: 'lists.slip.missing' },
    { line: 4, column: 'Mã xã', what: 'lists.slip.commune' },
    { line: 4, column: 'GTIN', what: 'registry.check-digit' },
    { line: 5, column: 'GTIN', what: 'lists.slip.gtin' },
    { line: 6, column: 'Tên sản phẩm', what: 'lists.slip.twice' },
  ]);
});

test('a file without its columns says which', () => {
  expect(readList('establishments', 'a,b\n1,2').slips).toEqual([
    { line: 1, column: 'Tên đơn vị', what: 'lists.slip.no-column' },
    { line: 1, column: 'Mã xã', what: 'lists.slip.no-column' },
  ]);
});

test('the lines of a chain are its members in their order', () => {
  const text = 'Tên chuỗi,Mã xã,Tên thành viên\nRau A,00565,Hộ Lan\nRau A,00565,Cửa hàng X\n';
  const { lines, slips } = readList('chains', text);

  expect(slips).toEqual([]);
  expect(chainsOf(lines)).toEqual([
    { chainName: 'Rau A', communeCode: '00565', members: [{ partyName: 'Hộ Lan' }, { partyName: 'Cửa hàng X' }] },
  ]);
  expect(readList('chains', text.replace('Rau A,00565,Cửa', 'Rau B,00565,Cửa')).slips).toHaveLength(2);
});

test('an isolation period is a number of days, for one crop or for all', () => {
  const read = readList('isolation', 'Tên thuốc,Cây trồng,Số ngày cách ly\nTrebon 10EC,,14\nTrebon 10EC,hành,bảy\n');

  expect(isolationOf(read.lines.slice(0, 1))).toEqual([{ productName: 'Trebon 10EC', crop: undefined, days: 14 }]);
  expect(read.slips).toEqual([{ line: 3, column: 'Số ngày cách ly', what: 'lists.slip.days' }]);
});

test('a file in another encoding is told from UTF-8', () => {
  expect(decoded(bytes('M', [0xe3]))).toBeUndefined();
});

test('a template is read by what wrote it, and holds no line', () => {
  const { slips } = readList('products', templateOf('products').slice(1));
  expect(slips.map(({ what }) => what)).toEqual(['lists.slip.empty']);
});

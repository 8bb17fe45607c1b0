import { createTheme, type MantineColorsTuple, Modal } from '@mantine/core';

/** Shade 8 on white is 10:1, and white on shade 7 is 7:1: text in it holds at any size. */
const rice: MantineColorsTuple = [
  '#eef7f1',
  '#dcece2',
  '#b7d9c4',
  '#8ec4a4',
  '#63ab82',
  '#3f9266',
  '#237a4f',
  '#14633d',
  '#0b4a2f',
  '#06341f',
];

const system = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

export const theme = createTheme({
  primaryColor: 'rice',
  primaryShade: 7,
  colors: { rice },
  fontFamily: system,
  headings: { fontFamily: system, fontWeight: '650' },
  defaultRadius: 'md',
  black: '#16241c',
  // Its scroll lock writes a style element without our nonce, which the content security policy refuses.
  components: { Modal: Modal.extend({ defaultProps: { lockScroll: false } }) },
});

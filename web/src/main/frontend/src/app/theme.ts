import { Badge, createTheme, DEFAULT_THEME, type MantineColorsTuple, Modal } from '@mantine/core';

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

/** Mantine's darkest orange is 4.4:1 on white; this is 7:1. */
const orange: MantineColorsTuple = [...(DEFAULT_THEME.colors.orange.slice(0, 9) as Nine), '#9c3c06'];
type Nine = [string, string, string, string, string, string, string, string, string];

const system = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

export const theme = createTheme({
  primaryColor: 'rice',
  primaryShade: 7,
  colors: { rice, orange },
  fontFamily: system,
  headings: { fontFamily: system, fontWeight: '650' },
  defaultRadius: 'md',
  black: '#16241c',
  components: {
    Badge: Badge.extend({ defaultProps: { tt: 'none', fz: 'xs' } }), // capitals are hard to read under two accents
    // Its scroll lock writes a style element without our nonce, which the content security policy refuses.
    Modal: Modal.extend({ defaultProps: { lockScroll: false } }),
  },
});

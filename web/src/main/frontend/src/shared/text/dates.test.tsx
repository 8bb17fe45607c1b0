import { render } from '@testing-library/react';
import { calendarDay } from '../input';
import { TextProvider, useText } from './text';

function Dates() {
  const { day, moment } = useText();
  return `${day(calendarDay('2026-09-05'))} | ${moment(new Date('2026-09-04T18:05:00Z'))}`;
}

test.each([
  ['vi', '05/09/2026 | 01:05 05/09/2026'],
  ['en', '5 Sep 2026 | 01:05 5 Sep 2026'],
])('days and moments are written one way in %s', (language, written) => {
  localStorage.setItem('language', language);

  const { container } = render(
    <TextProvider>
      <Dates />
    </TextProvider>,
  );

  expect(container).toHaveTextContent(written);
});

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { serve, show } from '../../test-render';
import { CapturesPage } from './captures-page';

const job = {
  id: '0f0f0f0f-0000-4000-8000-000000000001',
  state: 'finished',
  accepted: 3,
  recorded: 3,
  failed: 0,
  refused: 0,
  problems: [],
  createdAt: '2026-06-01T01:00:00Z',
};

function open(items: object[], next?: string) {
  const list = { body: { items, next } as { items: object[]; next?: string } };
  const sent = serve({ 'GET /api/v1/jobs': list });
  show(<CapturesPage />);
  return { list, sent };
}

test('a capture says when it came, how far it is and how many events it holds', async () => {
  const { list, sent } = open([job], 'c2');

  const capture = within(await screen.findByRole('article'));
  expect(capture.getByRole('heading', { name: '08:00 01/06/2026' })).toBeVisible();
  expect(capture.getByText('Đã ghi xong')).toBeVisible();
  expect(capture.getByText('Nhận 3 · đã ghi 3 · lỗi 0 · bị loại 0')).toBeVisible();
  expect(capture.queryByText(/Lỗi trong dữ liệu/)).not.toBeInTheDocument();

  list.body = { items: [{ ...job, id: 'an older one' }] };
  await userEvent.click(screen.getByRole('button', { name: 'Xem thêm' }));

  expect(await screen.findAllByRole('article')).toHaveLength(2);
  expect(sent.at(-1)?.query).toEqual({ after: 'c2' });
});

test('what was left out of it is named with its place and the rule', async () => {
  open([
    {
      ...job,
      refused: 1,
      offersLeftOut: 2,
      problems: [
        { state: 'refused', pointer: '/epcisBody/eventList/1/action', detail: 'needs one of ADD, DELETE, OBSERVE' },
      ],
    },
  ]);

  const capture = within(await screen.findByRole('article'));
  expect(capture.getByText('Đã ghi, có phần bị loại')).toBeVisible();
  expect(capture.getByText(/^2 mục thông tin kèm theo chưa được chuyển đi/)).toBeVisible();
  await userEvent.click(capture.getByText('Lỗi trong dữ liệu (1)'));
  expect(capture.getByText('Bị loại')).toBeVisible();
  expect(capture.getByText('/epcisBody/eventList/1/action')).toBeVisible();
  expect(capture.getByText('needs one of ADD, DELETE, OBSERVE')).toBeVisible();
});

test('a capture that runs and one that failed are told from one that is done', async () => {
  open([
    { ...job, id: 'a', state: 'running', recorded: 1 },
    { ...job, id: 'b', state: 'failed', failed: 1, problems: [{ state: 'failed', detail: 'unreadable' }] },
  ]);

  const [running, failed] = await screen.findAllByRole('article');
  expect(within(running).getByText('Đang ghi')).toBeVisible();
  expect(within(failed).getByText('Có lỗi')).toBeVisible();
  await userEvent.click(within(failed).getByText('Lỗi trong dữ liệu (1)'));
  expect(within(failed).getByText('Chưa ghi được')).toBeVisible();
});

test('an empty list says what would stand in it', async () => {
  open([]);

  expect(await screen.findByText('Chưa có lượt gửi nào')).toBeVisible();
});

test('a list that cannot be had says so', async () => {
  serve({ 'GET /api/v1/jobs': { status: 503, body: { type: 'about:blank', title: 'Later', status: 503 } } });
  show(<CapturesPage />);

  expect(await screen.findByRole('alert')).toHaveTextContent('Hệ thống tạm thời chưa phục vụ được');
});

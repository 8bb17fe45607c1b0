import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { serve, show } from '../../test-render';
import { SignInPage } from './sign-in-page';

const signedOut = { status: 401, body: { type: 'about:blank', title: 'Unauthorized', status: 401 } };

async function signInAs(account: string) {
  await userEvent.type(await screen.findByLabelText(/Tài khoản/), account);
  await userEvent.type(screen.getByLabelText(/^Mật khẩu/), 'wrong');
  await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
}

test('a wrong password is said in one plain sentence', async () => {
  const sent = serve({ 'GET /api/v1/session': signedOut, 'POST /api/v1/session': signedOut });
  show(<SignInPage />);

  await signInAs('htx-duong-xa');

  expect(await screen.findByRole('alert')).toHaveTextContent('Tài khoản hoặc mật khẩu không đúng.');
  expect(sent.at(-1)?.body).toEqual({ account: 'htx-duong-xa', password: 'wrong' });
});

test('an outage does not read as a wrong password', async () => {
  const away = { status: 503, body: { type: 'about:blank', title: 'Unavailable', status: 503 } };
  serve({ 'GET /api/v1/session': signedOut, 'POST /api/v1/session': away });
  show(<SignInPage />);

  await signInAs('htx-duong-xa');

  expect(await screen.findByRole('alert')).toHaveTextContent('tạm thời chưa phục vụ được');
});

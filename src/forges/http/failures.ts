import { visible } from '../../lib/visible.ts';
import { FailureError, type Reason } from '../../model/failure.ts';
import type { Lost } from './attempt.ts';
import type { Answer, Connection, Question } from './connection.ts';
import { saidIn, withoutSecrets } from './said.ts';

/** A question with what came back. */
export interface Exchange {
  readonly connection: Connection;
  readonly question: Question;
  readonly answer: Answer | Lost;
}

/** A failure of the table that says what came back: `GitHub answers 403 to GET /user: Forbidden`, and what else there is to say. */
export function failedWith(reason: Reason, { connection, question, answer }: Exchange, more = ''): FailureError {
  const { title } = connection;
  const asked = `${question.method} ${shownAddress(new URL(question.url).pathname, connection)}`;
  const isLost = 'lost' in answer;
  const came = isLost ? `${title} gives no answer to ${asked}` : `${title} answers ${answer.status} to ${asked}`;
  const said = saidIn(isLost ? answer.lost : answer.text, connection);
  return new FailureError(reason, `${came}${said === '' ? '' : `: ${said}`}${more === '' ? '' : `; ${more}`}`);
}

/** The token may not do it; a host answers 404 too about what it hides. */
export function denied(exchange: Exchange): FailureError {
  const status = 'status' in exchange.answer ? exchange.answer.status : undefined;
  const permission = exchange.question.permission ?? exchange.connection.permission;
  if (status === 401)
    return failedWith('ForgeDenied', exchange, `the token is wrong or expired; it needs ${permission}`);
  const hidden = status === 404 ? ', or there is no such pull request' : '';
  return failedWith('ForgeDenied', exchange, `the token needs ${permission}${hidden}`);
}

/** The host sends us to another one, which must not get the token. */
export function elsewhere(connection: Connection, what: string, address: string): FailureError {
  const shown = shownAddress(URL.canParse(address) ? new URL(address).origin : address.slice(0, 80), connection);
  const message = `${connection.title} ${what} ${shown}, which does not get the token for ${connection.apiUrl}`;
  return new FailureError('ForgeAnswerInvalid', message);
}

function shownAddress(address: string, { secrets }: Connection): string {
  return visible(withoutSecrets(address, secrets));
}

import { credentialHeaders, type ErrorAnswer } from '../support/http';
import type { Caller } from './callers';
import {
  administrators,
  chatOrDirectoryUsers,
  directoryUsers,
  exporters,
  fileUsers,
  inRoom,
  ofOwnClinic,
  type Rule,
} from './verdicts';
import type { World } from './world';

/** The rule, the address, and what is sent with a POST. */
type Route = readonly [Rule, (world: World) => string, ((world: World) => FormData)?];

/** There is no such address for patients. */
const notAtPortal =
  (rule: Rule): Rule =>
  (viewer) =>
    viewer.patient ? 'NOT_FOUND' : rule(viewer);
const employeesInRoom: Rule = (viewer) => (viewer.patient || !viewer.chat ? 'NOT_FOUND' : inRoom()(viewer));

/** Who may call which handler beside GraphQL; patients come by the patients' address. */
export const routes: Readonly<Record<string, Route>> = {
  'GET /audit.csv': [notAtPortal(administrators()), () => '/audit.csv?action=ADD_CHAT_ROOM_MEMBER'],
  'GET /exports/contacts.csv': [notAtPortal(exporters()), () => '/exports/contacts.csv'],
  'GET /files/:id': [fileUsers(employeesInRoom), ({ attachment }) => `/files/${attachment}`],
  'GET /files/:id/thumbnail': [fileUsers(employeesInRoom), ({ attachment }) => `/files/${attachment}/thumbnail`],
  'GET /group-sends/:id/report.csv': [
    notAtPortal(chatOrDirectoryUsers(ofOwnClinic())),
    ({ sentSend }) => `/group-sends/${sentSend}/report.csv`,
  ],
  'POST /files': [fileUsers(employeesInRoom), () => '/files', ({ room }) => file({ roomId: room })],
  'POST /files for a send': [
    fileUsers((viewer) => (viewer.patient ? 'NOT_FOUND' : 'DONE')),
    () => '/files',
    () => file({ purpose: 'GROUP_SEND' }),
  ],
  'POST /files to the clinic': [
    fileUsers((viewer) => (viewer.patient ? 'DONE' : 'NOT_FOUND')),
    () => '/files',
    () => file({ purpose: 'PATIENT_MESSAGE' }),
  ],
  'POST /imports': [notAtPortal(directoryUsers()), () => '/imports', () => file({})],
};

function file(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob(['Name,Birth date\nImported Patient,1970-01-02\n']), 'list.csv');
  return form;
}

/** @returns DONE, or the code of the refusal */
export async function callRoute([, address, body]: Route, world: World, caller: Caller): Promise<string> {
  const form = body?.(world);
  const response = await fetch(`${caller.url}${address(world)}`, {
    headers: { ...credentialHeaders(caller.credentials), 'x-clinic-chat': '1' },
    ...(form && { method: 'POST', body: form }),
  });
  const text = await response.text();
  if (response.ok) return 'DONE';
  const { errors } = JSON.parse(text) as { readonly errors?: readonly ErrorAnswer[] };
  return errors?.[0]?.extensions.code ?? (response.status === 404 ? 'NOT_FOUND' : String(response.status));
}

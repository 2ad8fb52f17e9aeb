import type { Viewer } from './viewers';

/** Done, or the code of the refusal. */
export type Verdict =
  | 'DONE'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'MAIL_UNAVAILABLE'
  | 'VALIDATION_FAILED'
  | 'GROUP_HIDDEN'
  | 'CONFLICT';

export type Transport = 'HTTP' | 'socket';

export type Rule = (viewer: Viewer) => Verdict;

/** A socket lets nobody in who is not signed in, whatever the operation. */
export const expected = (rule: Rule, viewer: Viewer, transport: Transport): Verdict =>
  transport === 'socket' && !viewer.signedIn ? 'UNAUTHENTICATED' : rule(viewer);

const done: Rule = () => 'DONE';
const all =
  (has: (viewer: Viewer) => boolean) =>
  (then: Rule = done): Rule =>
  (viewer) =>
    !viewer.signedIn ? 'UNAUTHENTICATED' : has(viewer) ? then(viewer) : 'FORBIDDEN';
const employees = (viewer: Viewer) => !viewer.patient;

/** Who may call at all; what it is called with is judged by the rule inside. */
export const anyone = (then: Rule = done): Rule => then;
export const signedIn = all(employees);
export const patients = all(({ patient }) => patient);
export const administrators = all(({ administrator }) => administrator);
export const chatUsers = all(({ chat }) => chat);
export const directoryUsers = all(({ crm }) => crm);
/** Employees to rooms and groups, patients to the clinic. */
export const fileUsers = all(({ chat, crm, patient }) => chat || crm || patient);
/** All patients in one file leave the house with these only. */
export const exporters = all(({ administrator, crm }) => administrator && crm);
export const chatOrDirectoryUsers = all(({ chat, crm }) => chat || crm);

/** The thing is of the own clinic. */
export const ofOwnClinic =
  (then: Rule = done): Rule =>
  (viewer) =>
    viewer.clinic === 'OWN' ? then(viewer) : 'NOT_FOUND';

/** The viewer is in the room now. */
export const inRoom =
  (then: Rule = done): Rule =>
  (viewer) =>
    viewer.room === 'AUTHOR' || viewer.room === 'MEMBER' ? then(viewer) : 'NOT_FOUND';

export const onlyAuthor =
  (otherwise: Verdict): Rule =>
  ({ room }) =>
    room === 'AUTHOR' ? 'DONE' : otherwise;

export const onlyAuthorOrAdministrator: Rule = ({ room, administrator }) =>
  room === 'AUTHOR' || administrator ? 'DONE' : 'FORBIDDEN';

/** It is the author's, and an administrator may do it too; then it depends on how far the thing is. */
export const ofAuthorOrAdministrator =
  (verdict: Verdict): Rule =>
  ({ room, administrator }) =>
    room === 'AUTHOR' || administrator ? verdict : 'FORBIDDEN';

export const onlyAdministrator: Rule = ({ administrator }) => (administrator ? 'DONE' : 'FORBIDDEN');

export const always =
  (verdict: Verdict): Rule =>
  () =>
    verdict;

export const chosenFromOwnClinic: Rule = ({ clinic }) => (clinic === 'OWN' ? 'DONE' : 'VALIDATION_FAILED');

import { accessibleRoom } from '@server/chat-rooms';
import { type Caller, chatUsers, groupSenders } from '@server/identity';
import { AppError, type ClinicTransaction, notFound } from '@server/platform';

/** What an upload is for: a room, by its id, a send to groups, or what a patient writes to the clinic. */
export type UploadPlace = string;

/** Never the id of a room. */
export const FOR_A_SEND: UploadPlace = 'GROUP_SEND';

/** What a patient writes; the only place of a patient's uploads. Their room is made with what they send, not before. */
export const FOR_THE_CLINIC: UploadPlace = 'PATIENT_MESSAGE';

/** What a request may name in place of a room. */
export const PURPOSES: readonly UploadPlace[] = [FOR_A_SEND, FOR_THE_CLINIC];

/** @throws AppError NOT_FOUND, FORBIDDEN */
export async function checkPlace(tx: ClinicTransaction, caller: Caller, place: UploadPlace): Promise<void> {
  if (caller.audience === 'PATIENT' || place === FOR_THE_CLINIC) {
    if (caller.audience !== 'PATIENT' || place !== FOR_THE_CLINIC) throw notFound('chat');
    return;
  }
  if (place === FOR_A_SEND) {
    if (!groupSenders.allows(caller)) throw new AppError('FORBIDDEN', 'You do not have the right to send to groups.');
    return;
  }
  if (!chatUsers.allows(caller)) throw notFound('chat');
  await accessibleRoom(tx, caller, place);
}

export const roomOf = (place: UploadPlace): string | null => (PURPOSES.includes(place) ? null : place);

import { accessibleRoom } from '@server/chat-rooms';
import { type Actor, chatUsers, groupSenders } from '@server/identity';
import { AppError, type ClinicTransaction, notFound } from '@server/platform';

/** What an upload is for: a room, by its id, or a send to groups. */
export type UploadPlace = string;

/** Never the id of a room. */
export const FOR_A_SEND: UploadPlace = 'GROUP_SEND';

/** @throws AppError NOT_FOUND, FORBIDDEN */
export async function checkPlace(tx: ClinicTransaction, actor: Actor, place: UploadPlace): Promise<void> {
  if (place === FOR_A_SEND) {
    if (!groupSenders.allows(actor)) throw new AppError('FORBIDDEN', 'You do not have the right to send to groups.');
    return;
  }
  if (!chatUsers.allows(actor)) throw notFound('chat');
  await accessibleRoom(tx, actor, place);
}

export const roomOf = (place: UploadPlace): string | null => (place === FOR_A_SEND ? null : place);

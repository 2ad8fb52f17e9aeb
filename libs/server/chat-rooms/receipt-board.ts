import { ReceiptsChanged } from './feed-events.model';
import type { MemberMarks } from './room-events';

/** Marks that move within this time are told in one event. */
const TOGETHER_MS = 250;
/** In a room of more people than this, only those who wrote lately are told: receipts must not cost people squared. */
export const BIG_ROOM = 100;
const LATELY = 50;

type Audience = 'everyone' | readonly string[];

/** Collects the marks that moved in one room and tells of them together, each movement once. */
export class ReceiptBoard {
  private readonly told = new Map<string, { deliveredSeq: number; readSeq: number }>();
  private moving = new Map<string, MemberMarks>();
  private authors: string[] = [];
  private timer: NodeJS.Timeout | undefined;
  private people = 0;

  constructor(
    private readonly roomId: string,
    private readonly tell: (event: ReceiptsChanged, to: Audience) => void,
  ) {}

  /**
   * @param people how many listen to this room in this process
   * @returns whether the marks are further than what was told
   */
  moved(marks: MemberMarks, people: number): boolean {
    const told = this.told.get(marks.personId);
    if (told && told.deliveredSeq >= marks.deliveredSeq && told.readSeq >= marks.readSeq) return false;
    this.told.set(marks.personId, { deliveredSeq: marks.deliveredSeq, readSeq: marks.readSeq });
    this.moving.set(marks.personId, marks);
    this.people = people;
    this.timer ??= setTimeout(() => this.flush(), TOGETHER_MS);
    return true;
  }

  wrote(authorId: string): void {
    if (this.authors.at(-1) === authorId) return;
    this.authors = [...this.authors.filter((id) => id !== authorId), authorId].slice(-LATELY);
  }

  close(): void {
    clearTimeout(this.timer);
    this.moving.clear();
  }

  private flush(): void {
    this.timer = undefined;
    const receipts = [...this.moving.values()].map(({ personId, deliveredSeq, readSeq }) => ({
      memberId: personId,
      deliveredSeq,
      readSeq,
    }));
    this.moving = new Map();
    const event = Object.assign(new ReceiptsChanged(), { roomId: this.roomId, receipts });
    this.tell(event, this.people > BIG_ROOM ? this.authors : 'everyone');
  }
}

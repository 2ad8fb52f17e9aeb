import type { INestApplicationContext } from '@nestjs/common';
import { ChatGroupAssignments, ChatGroupColour, ChatGroupIcon, ChatGroups } from '@server/chat-groups';
import { Contacts } from '@server/contacts';
import { type Actor, Language } from '@server/identity';
import { Database } from '@server/platform';

const groups = [
  { name: 'Flu 65+', description: 'Called every autumn', colour: ChatGroupColour.TEAL, icon: ChatGroupIcon.SYRINGE },
  {
    name: 'Post-op',
    description: 'Two weeks after theatre',
    colour: ChatGroupColour.AMBER,
    icon: ChatGroupIcon.ACTIVITY,
  },
  { name: 'Diabetes school', description: '', colour: ChatGroupColour.VIOLET, icon: ChatGroupIcon.PILL },
  { name: 'Young parents', description: 'First year', colour: ChatGroupColour.PINK, icon: ChatGroupIcon.BABY },
  { name: 'Blood pressure', description: '', colour: ChatGroupColour.RED, icon: ChatGroupIcon.HEART },
];

const names = [
  ...[
    'Мария Андреева',
    'Paul Becker',
    'Olga Vasilieva',
    'Sergei Gavrilov',
    'Emma Davies',
    'Юлия Ершова',
    'Jonas Fuchs',
  ],
  ...[
    'Анатолий Жуков',
    'Grace Hill',
    'Наталья Зайцева',
    'Igor Ivanov',
    'Clara Jung',
    'Виктор Ковалёв',
    'Lukas Lehmann',
  ],
  ...[
    'Тамара Лебедева',
    'Noah Martin',
    'Ирина Морозова',
    'Peter Neumann',
    'Галина Никитина',
    'Oscar Olsen',
    'Павел Орлов',
  ],
  ...['Sofia Pavlova', 'Роман Павлов', 'Hannah Richter', 'Светлана Романова', 'Thomas Schmidt', 'Алексей Семёнов'],
  ...['Lucy Taylor', 'Вера Тихонова', 'Max Ulrich', 'Фёдор Уваров', 'Ella Vogel', 'Лидия Фомина', 'Simon Weber'],
  ...['Хадиджа Хасанова', 'Adam Young', 'Пётр Чайковский', 'Zoe Zimmermann', 'Анна Щербакова', 'Эльвира Яковлева'],
];

/** Forty patients in a few groups; those that are there already stay. Numbers are of the range kept free for stories. */
export async function seedDemoPatients(app: INestApplicationContext, actor: Actor): Promise<void> {
  const known = await app.get(Database).inClinic(actor.clinicId, async (tx) => ({
    contacts: await tx.query<{ id: string; key: string }>(
      'select id, card_number as key from contact where clinic_id = $1',
      [tx.clinicId],
    ),
    groups: await tx.query<{ id: string; key: string }>('select id, name as key from chat_group where clinic_id = $1', [
      tx.clinicId,
    ]),
  }));
  const ids: string[] = [];
  for (const [index, name] of names.entries()) {
    const cardNumber = `A-${1001 + index}`;
    const there = known.contacts.find(({ key }) => key === cardNumber);
    const contact = there ?? (await app.get(Contacts).create(actor, patient(name, index, cardNumber)));
    ids.push(contact.id);
  }
  for (const [index, group] of groups.entries()) {
    const there = known.groups.find(({ key }) => key === group.name);
    const { id } = there ?? (await app.get(ChatGroups).create(actor, group));
    const members = ids.filter((_, at) => at % (index + 3) === 0);
    await app.get(ChatGroupAssignments).assign(actor, members, [id]);
  }
}

function patient(name: string, index: number, cardNumber: string) {
  return {
    name,
    phone: `+49 30 23125 ${String(index).padStart(3, '0')}`,
    birthDate: `${1936 + ((index * 7) % 70)}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + ((index * 5) % 28)).padStart(2, '0')}`,
    cardNumber,
    language: /[а-я]/i.test(name) ? Language.RU : Language.EN,
  };
}

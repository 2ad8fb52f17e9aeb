import { DAY, type DemoRoom, HOUR } from './demo-room';

/** The rooms of single teams, and chats of two. */
export const moreRooms: readonly DemoRoom[] = [
  {
    people: ['elena', 'anna', 'boris', 'clara', 'dmitry', 'grigory', 'hannah', 'julia', 'karim', 'lena'],
    name: 'Announcements',
    lines: [
      [
        'elena',
        5 * DAY + 2 * HOUR,
        'Welcome! Here you find what is new: rotas, rules, dates. Questions go to me, in a chat of our own.',
        { pinned: true, reactions: { '👍': ['anna', 'lena', 'karim'] } },
      ],
      [
        'elena',
        3 * DAY + 5 * HOUR,
        'The hygiene plan of this quarter is attached. Please read pages 1 and 2 before the training.',
        { file: 'hygienePlan' },
      ],
      ['elena', 1 * DAY + 7 * HOUR, 'Flu vaccination for staff: Wednesday, 12:00 to 14:00, room 11. No need to book.'],
      [
        'elena',
        3 * HOUR,
        'The new rota is out: https://example.org/rota. Anna, please check your Thursday.',
        { mentions: ['anna'] },
      ],
    ],
    unread: { anna: 1, hannah: 2 },
  },
  {
    people: ['anna', 'clara', 'karim'],
    name: 'Cardiology',
    renamed: { from: 'Heart team', minutesAgo: 4 * DAY },
    added: [{ who: 'ivan', minutesAgo: 3 * DAY + 2 * HOUR }],
    lines: [
      ['anna', 5 * DAY, 'For everything about our ward round, results and the echo list.', { pinned: true }],
      ['karim', 4 * DAY + 3 * HOUR, 'CT angiography for bed 7 is booked for 11:20.'],
      ['anna', 4 * DAY + 2 * HOUR, 'Thank you, that is quick.', { answers: 1 }],
      ['ivan', 3 * DAY + HOUR, 'Hello everybody! Send urgent troponins with a red sticker and I will call you back.'],
      ['anna', 3 * DAY + 50, 'Welcome, Ivan!', { reactions: { '👋': ['ivan', 'clara'] } }],
      ['clara', 2 * DAY + 5 * HOUR, 'Bed 4: pulse 58, no complaints.'],
      ['clara', 2 * DAY + 5 * HOUR - 3, 'Sent to the wrong room, sorry.', { withdrawn: true }],
      ['ivan', 1 * DAY + 4 * HOUR, 'Results of this week as a table, for the meeting.', { file: 'results' }],
      [
        'anna',
        1 * DAY + 3 * HOUR,
        'Very useful. Could you add the potassium values next time?',
        { answers: 1, reactions: { '👍': ['ivan'] } },
      ],
      ['karim', 2 * HOUR, 'The echo machine in room 2 works again. Same settings as before.'],
      ['clara', 35, '@Anna Petrova bed 7 asks when he may go home.', { mentions: ['anna'] }],
      ['ivan', 9, 'Troponin of bed 9: 0.01, as it should be.', { reactions: { '🙏': ['clara'] } }],
    ],
    unread: { anna: 2 },
  },
  {
    people: ['lena', 'dmitry', 'grigory', 'boris'],
    name: 'Night duty',
    lines: [
      ['lena', 2 * DAY + 10 * HOUR, 'Tonight: Dmitry on the ward, Grigory on call, Boris at home until 23:00.'],
      ['dmitry', 2 * DAY + 3 * HOUR, 'Спокойно. Вторая палата спит, капельница закончится к двум.'],
      ['grigory', 2 * DAY + 2 * HOUR, 'Хорошо, зайду после обхода.', { answers: 1 }],
      [
        'dmitry',
        1 * DAY + 4 * HOUR,
        'Handover: room 1 slept well, room 3 had a headache at four and got what the chart says.',
      ],
      ['lena', 1 * DAY + 3 * HOUR, 'Thank you for the quiet night 🌙', { reactions: { '🌙': ['dmitry', 'grigory'] } }],
      ['lena', 5 * HOUR, 'Tonight the same team. The key of the medicine cabinet is with Dmitry.'],
      ['boris', 4 * HOUR, 'I am on the phone all night. Better call once too often.'],
    ],
    unread: { grigory: 1 },
  },
  {
    people: ['fiona', 'hannah', 'julia', 'elena'],
    name: 'Front desk',
    lines: [
      [
        'fiona',
        3 * DAY + 6 * HOUR,
        'The phone line was down from 9:10 to 9:25. Who tried to call in that time is called back.',
      ],
      ['hannah', 3 * DAY + 5 * HOUR, 'Two families told me. Thank you for ringing them!'],
      ['julia', 1 * DAY + 6 * HOUR, 'Can my 16:00 start ten minutes later? The pool is being cleaned.'],
      [
        'fiona',
        1 * DAY + 6 * HOUR - 6,
        'Moved to 16:10, everybody knows.',
        { answers: 1, reactions: { '🎉': ['julia'] } },
      ],
      ['fiona', 70, 'Waiting time now: 15 minutes. Paediatrics: none.'],
    ],
    unread: { elena: 1 },
  },
  {
    people: ['anna', 'grigory'],
    lines: [
      ['grigory', 2 * DAY + 6 * HOUR, 'Анна, посмотрите, пожалуйста, кардиограмму перед операцией в среду?'],
      ['anna', 2 * DAY + 5 * HOUR, 'Посмотрела: ритм синусовый, противопоказаний нет.'],
      ['grigory', 2 * DAY + 5 * HOUR - 4, 'Спасибо большое!', { reactions: { '👍': ['anna'] } }],
      ['grigory', 1 * DAY + 2 * HOUR, 'Завтра в 12:30 у нас рука, пациент принимает бета-блокатор. Отменять утром?'],
      ['anna', 1 * DAY + 90, 'Нет, пусть примет как обычно.', { answers: 1 }],
      ['grigory', 6 * HOUR, 'Принято. Давление перед операцией 130 на 80.'],
    ],
  },
  {
    people: ['elena', 'anna'],
    lines: [
      ['elena', 4 * DAY + 2 * HOUR, 'Do you have half an hour on Thursday to show a new colleague around?'],
      ['anna', 4 * DAY + HOUR, 'With pleasure. After the ward round, at 10?'],
      ['elena', 4 * DAY + 55, 'Perfect, she will be at the front desk.', { reactions: { '🙂': ['anna'] } }],
      ['anna', 1 * DAY + HOUR, 'The tour went well. She has already found the coffee machine ☕'],
    ],
  },
  {
    people: ['lena', 'boris'],
    lines: [
      ['boris', 2 * DAY + 4 * HOUR, 'May I have two nurses in recovery on Friday? The list is long.'],
      ['lena', 2 * DAY + 3 * HOUR, 'Clara and Dmitry, from 9 to 15.'],
      ['boris', 2 * DAY + 3 * HOUR - 2, 'Thank you!'],
    ],
  },
];

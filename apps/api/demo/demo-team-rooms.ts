import { DAY, type DemoRoom } from './demo-room';

export const roomsOfTeams: readonly DemoRoom[] = [
  {
    people: ['anna', 'clara'],
    lines: [
      ['anna', 2 * DAY + 40, 'Clara, could you move the 14:30 echo to room 3? The machine in 2 is being serviced.'],
      ['clara', 2 * DAY + 36, 'Done. Room 3 is free until 15:15.', { reactions: { '👍': ['anna'] } }],
      ['anna', 2 * DAY + 35, 'Thank you!'],
      ['clara', 1 * DAY + 190, 'The new ECG paper has arrived. Two boxes are in your cabinet.'],
      ['anna', 1 * DAY + 170, 'Perfect, we were down to the last roll.'],
      ['clara', 55, 'Good morning! The stress test at 11:00 is confirmed, fasting since midnight.'],
      ['anna', 52, 'Good. Please check the blood pressure twice before we start.'],
      ['clara', 50, '2 readings, 5 minutes apart, left arm. I will write them on the sheet.'],
      ['anna', 49, 'Exactly 👍'],
      ['clara', 12, 'First reading 128/82, second 126/80. Ready when you are.'],
    ],
    unread: { anna: 1 },
  },
  {
    people: ['boris', 'anna', 'clara', 'dmitry', 'grigory', 'elena'],
    name: 'Surgery',
    lines: [
      [
        'boris',
        3 * DAY + 300,
        'This is the room for everything about theatre 1 and 2. Lists go up by 17:00 the day before.',
        { pinned: true },
      ],
      ['elena', 3 * DAY + 280, 'Consent forms are in the blue tray from now on, not at the front desk.'],
      ['grigory', 2 * DAY + 120, 'Завтра первый пациент с аллергией на латекс, готовим безлатексный набор.'],
      ['dmitry', 2 * DAY + 112, 'Понял, набор собран и подписан.', { answers: 1, reactions: { '🙏': ['grigory'] } }],
      [
        'boris',
        1 * DAY + 95,
        'Tomorrow: 08:30 hernia, 10:00 gall bladder, 12:30 hand. Theatre 2 stays free for emergencies.',
        { file: 'schedule', reactions: { '👍': ['clara', 'dmitry'], '👀': ['anna'] } },
      ],
      ['clara', 1 * DAY + 80, 'Recovery has four beds ready. I am on until 16:00, then Dmitry.'],
      ['grigory', 140, 'Начинаем вовремя, первый пациент осмотрен.'],
      ['boris', 45, '08:30 went well, going to recovery now.'],
      ['dmitry', 41, 'Bed 2 is ready.', { answers: 1, reactions: { '✅': ['boris'] } }],
      ['anna', 25, 'Pre-op ECG for 12:30 is fine, no changes since last year.'],
    ],
    unread: { clara: 2, elena: 1 },
  },
  {
    people: ['lena', 'clara', 'dmitry', 'julia'],
    name: 'Nurses',
    lines: [
      ['lena', 1 * DAY + 400, 'The rota for next week is on the board. Swaps until Thursday, please.'],
      ['dmitry', 1 * DAY + 380, 'I can take Clara’s Tuesday evening.'],
      [
        'clara',
        1 * DAY + 378,
        'You are a treasure, thank you 🙏',
        { answers: 1, reactions: { '❤️': ['dmitry', 'lena'] } },
      ],
      ['lena', 1 * DAY + 370, 'Swapped.'],
      [
        'lena',
        30,
        'Reminder: hand hygiene training today at 15:00 in the big room. 30 minutes, with cake 🍰',
        { reactions: { '🍰': ['dmitry', 'julia'] } },
      ],
    ],
    unread: { clara: 1 },
  },
  {
    people: ['fiona', 'clara'],
    lines: [
      ['fiona', 90, 'Is there any gap for a blood draw before noon?'],
      ['clara', 84, '10:40 or 11:20.'],
      ['fiona', 83, 'Taking 10:40, thanks.'],
    ],
  },
  {
    people: [
      'elena',
      'anna',
      'boris',
      'clara',
      'dmitry',
      'fiona',
      'grigory',
      'hannah',
      'ivan',
      'julia',
      'karim',
      'lena',
    ],
    name: 'Everyone',
    lines: [
      [
        'elena',
        4 * DAY,
        'Welcome to Clinic Chat! This room reaches the whole clinic, so please keep it for what concerns everybody.',
      ],
      [
        'karim',
        3 * DAY + 60,
        'The X-ray room is closed on Friday from 13:00 for calibration.',
        { before: 'The X-ray room is closed on Friday from 12:00 for calibration.' },
      ],
      ['ivan', 2 * DAY + 30, 'Samples after 16:30 go out with the morning courier.'],
      [
        'hannah',
        1 * DAY + 20,
        'Children’s corner has new books 📚 Thank you to whoever brought them!',
        { reactions: { '❤️': ['anna', 'fiona', 'julia'], '📚': ['karim'] } },
      ],
      [
        'elena',
        200,
        'The lift is being repaired until noon. Please use the ramp at the side entrance for wheelchairs.',
      ],
    ],
  },
  {
    people: ['clara', 'elena'],
    lines: [
      ['clara', 1 * DAY + 600, 'May I order gloves size S and M? We have about a week left.'],
      ['elena', 1 * DAY + 590, 'Ordered, they come on Thursday.'],
    ],
  },
];

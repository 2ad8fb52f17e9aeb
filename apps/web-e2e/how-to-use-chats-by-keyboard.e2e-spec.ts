// The page "How to use chats" once more, line by line and in its order, by a person who has no mouse.
import { type Browser } from '@playwright/test';
import { baseURL } from './support/address';
import type { ChatScreen } from './support/chat-screen';
import type { Clinics } from './support/clinics';
import { Keys } from './support/keys';
import { Desk, expect, people, test } from './support/people';
import { note } from './support/uploads';

// One clinic and two colleagues for the whole page: each line goes on where the one above it ended.
test.describe.configure({ mode: 'serial' });

const BLUE = 'rgb(36, 86, 216)';
let desk: Desk;
let anna: ChatScreen;
let boris: ChatScreen;
let keys: Keys;
let borisKeys: Keys;

test.beforeAll(async ({ browser, clinics }: { browser: Browser; clinics: Clinics }) => {
  desk = new Desk(browser, await clinics.add(), baseURL);
  [anna, boris] = await Promise.all([desk.of('anna'), desk.of('boris')]);
  [keys, borisKeys] = [new Keys(anna.page), new Keys(boris.page)];
  for (const person of [keys, borisKeys]) {
    await person.forbidPointers();
    await person.page.reload();
    await expect(person.page.locator('chat-room-row').first()).toBeVisible();
  }
});
test.afterAll(async () => {
  expect([await keys.pointers(), await borisKeys.pointers()]).toEqual([0, 0]);
  await desk.close();
});

const menuItem = (name: string) => anna.page.getByRole('menuitem', { name });
const dialog = (name: string) => anna.page.getByRole('dialog', { name });
const button = (name: string) => anna.page.getByRole('button', { name });

/** The person whom the picker of people offers for these letters. */
async function pick(letters: string): Promise<void> {
  await expect(anna.page.getByRole('combobox', { name: 'Search people' })).toBeFocused();
  await keys.press('Control+KeyA');
  await keys.type(letters);
  await expect(anna.page.getByRole('option')).toHaveText([new RegExp(letters)]);
  await keys.press('Enter');
  await expect(anna.page.getByRole('button', { name: new RegExp(`^Remove ${letters}`) })).toHaveCount(1);
}

test.describe('1. Accessing the Chat', () => {
  test('Navigate to the chat section by clicking the chat icon on the left sidebar. By keyboard alone', async () => {
    await keys.choose(anna.page.getByRole('link', { name: 'Profile' }));
    await expect(anna.page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
    const icon = anna.page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: /^Chat(,|$)/ });
    await keys.choose(icon, 'Shift+Tab');
    await expect(anna.page).toHaveURL(/\/chat$/);
    await expect(anna.rooms).toBeVisible();
  });

  test('The screen will display available chat rooms on the left and the selected chat on the right. By keyboard alone', async () => {
    await keys.goTo('rooms');
    await keys.choose(anna.room('Surgery'));
    await expect(anna.thread).toHaveAccessibleName('Chat: Surgery');
    const [rooms, thread] = await Promise.all([anna.rooms.boundingBox(), anna.thread.boundingBox()]);
    expect(rooms && thread && rooms.x + rooms.width <= thread.x).toBe(true);
    await expect(anna.room('Surgery')).toHaveAttribute('aria-current', 'true');
  });
});

test.describe('2. Creating a New Chat Room', () => {
  test('Click the "+" button in the "Chat rooms" panel. By keyboard alone', async () => {
    await keys.goTo('rooms');
    await keys.choose(button('New chat'));
    await expect(menuItem('Chat with employee')).toBeFocused();
  });

  test('Choose one of options (chat with employee, chat with administrator…). By keyboard alone', async () => {
    await keys.press('ArrowDown', 'Enter');
    await expect(dialog('Chat with administrator').getByRole('option')).toHaveText([/Elena Volkova/, /Lena Fischer/]);
    await keys.press('Escape');
    await expect(button('New chat')).toBeFocused();
    await keys.press('Enter');
    await expect(menuItem('Chat with employee')).toBeFocused();
    await keys.press('Enter');
    await expect(dialog('Chat with employee')).toBeVisible();
  });

  test('Choose administrator or employee. By keyboard alone', async () => {
    await pick('Boris');
    await pick('Clara');
    await expect(dialog('Chat with employee').getByRole('button', { name: /^Remove / })).toHaveCount(2);
  });

  test('Chat is created! By keyboard alone', async () => {
    await keys.reach(dialog('Chat with employee').getByRole('textbox', { name: 'Chat name' }));
    await keys.type('Ward round');
    await keys.choose(dialog('Chat with employee').getByRole('button', { name: 'Create chat' }));
    await expect(anna.thread).toHaveAccessibleName('Chat: Ward round');
    await expect(boris.room('Ward round')).toBeVisible();
  });

  test('If you want, you can add more members (just click to the settings icon and choose (Add employee or add administrator button). By keyboard alone', async () => {
    await keys.choose(anna.thread.getByRole('button', { name: 'Chat settings' }), 'Shift+Tab');
    const members = dialog('Chat settings').getByRole('heading', { level: 3 });
    await expect(members).toHaveText('Members (3)');
    for (const [adder, person, count] of [
      ['Add employee', 'Dmitry', 4],
      ['Add administrator', 'Elena', 5],
    ] as const) {
      await keys.choose(dialog('Chat settings').getByRole('button', { name: adder }));
      await pick(person);
      await keys.choose(dialog(adder).getByRole('button', { name: 'Add 1 person' }));
      await expect(members).toHaveText(`Members (${count})`);
    }
    await keys.press('Escape');
    await expect(dialog('Chat settings')).toHaveCount(0);
    await expect(button('Chat settings')).toBeFocused();
  });
});

test.describe('3. Sending a Message', () => {
  test('Click on an existing chat room to open it. By keyboard alone', async () => {
    await borisKeys.goTo('rooms');
    await borisKeys.choose(boris.room('Ward round'));
    await expect(boris.thread).toHaveAccessibleName('Chat: Ward round');
    await expect(boris.message('Anna Petrova created the chat')).toBeVisible();
  });

  test('Type your message in the text box at the bottom. By keyboard alone', async () => {
    await keys.goTo('composer');
    await keys.reach(anna.box);
    await keys.type('Bed 4 first,');
    await keys.press('Enter');
    await keys.type('then bed 7');
    await expect(anna.box).toHaveValue('Bed 4 first,\nthen bed 7');
  });

  test('Press Ctrl + Enter to send the message or click the icon of “paper airplane“. By keyboard alone', async () => {
    await keys.press('Control+Enter');
    await expect(anna.message('Bed 4 first,\nthen bed 7')).toHaveAccessibleName(/, (Sent|Delivered|Read)/);
    await expect(anna.box).toBeFocused();
    await keys.type('by the plane');
    await keys.choose(anna.send);
    await expect(anna.message('by the plane')).toHaveAccessibleName(/: by the plane, (Sent|Delivered|Read)/);
    await expect(anna.box).toBeFocused();
  });

  test('It’s also possible to use emoji (click on emoji icon to choose). By keyboard alone', async () => {
    await keys.choose(button('Insert emoji'));
    const picker = dialog('Choose an emoji');
    await expect(picker.getByRole('combobox', { name: 'Search emoji' })).toBeFocused();
    await keys.type('red apple');
    await expect(picker.getByRole('option').first()).toHaveAccessibleName('red apple');
    await keys.press('Enter');
    await expect(anna.box).toBeFocused();
    await expect(anna.box).toHaveValue('🍎');
    await keys.press('Control+Enter');
    await expect(boris.message('🍎')).toBeVisible();
  });

  test('It’s also possible to attach file (click on the clip icon to choose file from your computer). By keyboard alone', async () => {
    const chooser = anna.page.waitForEvent('filechooser');
    await keys.choose(button('Attach file'), 'Shift+Tab');
    await (await chooser).setFiles([note('план.txt'), note('wrong.txt')]);
    const list = anna.page.getByRole('list', { name: 'Attachments' });
    await keys.choose(list.getByRole('button', { name: 'Remove wrong.txt' }), 'Shift+Tab');
    await expect(list.getByRole('listitem')).toHaveCount(1);
    await keys.reach(anna.box);
    await keys.type('the plan of today');
    await keys.press('Control+Enter');
    await expect(boris.message('the plan of today')).toBeVisible();
    // It is saved without a mouse, too.
    await borisKeys.goTo('messages');
    await borisKeys.press('End');
    await expect(boris.message('the plan of today')).toBeFocused();
    const download = boris.page.waitForEvent('download');
    await borisKeys.choose(boris.message('the plan of today').getByRole('link', { name: /^Download план\.txt/ }));
    expect((await download).suggestedFilename()).toBe('план.txt');
  });

  test('Messages appear in blue bubbles with a timestamp. By keyboard alone', async () => {
    await keys.goTo('messages');
    await keys.press('End');
    const last = anna.message('the plan of today');
    await expect(last).toBeFocused();
    await expect(last.locator('.bubble')).toHaveCSS('background-color', BLUE);
    await expect(last.locator('.bubble time')).toHaveText(/^\d\d:\d\d$/);
  });
});

test.describe('4. Chat settings', () => {
  test('Click on the settings button on the left list of chats. By keyboard alone', async () => {
    await keys.goTo('rooms');
    await keys.choose(button('Chat options: Ward round'));
    await keys.choose(menuItem('Chat settings'), 'ArrowDown');
    await expect(dialog('Chat settings').getByRole('textbox', { name: 'Chat name' })).toHaveValue('Ward round');
  });

  test('In settings there is an opportunity to change name of the chat, check the creation date and add members. By keyboard alone', async () => {
    const settings = dialog('Chat settings');
    await keys.reach(settings.getByRole('textbox', { name: 'Chat name' }));
    await keys.press('Control+KeyA');
    await keys.type('Ward round, floor 2');
    await keys.choose(settings.getByRole('button', { name: 'Save name' }));
    await expect(boris.thread.getByRole('heading', { level: 1 })).toHaveText('Ward round, floor 2');
    await expect(settings.getByText(/^Created on \d+ \w+ \d{4} by Anna Petrova$/)).toBeVisible();
    await keys.choose(settings.getByRole('button', { name: 'Add employee' }));
    await pick('Fiona');
    await keys.choose(dialog('Add employee').getByRole('button', { name: 'Add 1 person' }));
    await expect(settings.getByRole('heading', { level: 3 })).toHaveText('Members (6)');
    await keys.press('Escape');
    await expect(settings).toHaveCount(0);
  });
});

test.describe('Screen Elements', () => {
  test.describe('1. Chat Room List Panel', () => {
    test('Displays a list of chat rooms with timestamps. By keyboard alone', async () => {
      await keys.goTo('rooms');
      await keys.reach(anna.room('Ward round, floor 2'));
      await expect(anna.room('Ward round, floor 2')).toHaveAccessibleName(/, last message \d\d:\d\d/);
      await keys.reach(anna.room('Surgery'));
      await expect(anna.room('Surgery')).toHaveAccessibleName(/, last message /);
    });

    test('Includes a search bar and a button to create a new chat. By keyboard alone', async () => {
      await keys.goTo('rooms');
      await expect(button('New chat')).toBeFocused();
      await keys.reach(anna.rooms.getByRole('searchbox', { name: 'Search chat rooms' }));
      await keys.type('surg');
      const found = anna.rooms.getByRole('list', { name: 'Chats' }).getByRole('link', { name: 'Surgery' });
      await expect(found).toBeVisible();
      await keys.press('ArrowDown');
      await expect(found).toBeFocused();
      await keys.press('Enter');
      await expect(anna.thread).toHaveAccessibleName('Chat: Surgery');
    });
  });

  test.describe('2. Chat Window (Main Panel)', () => {
    test('Displays selected chat messages. By keyboard alone', async () => {
      await keys.press('Control+KeyK');
      await expect(anna.page.getByRole('combobox', { name: 'Chat or person' })).toBeFocused();
      await keys.type('ward round');
      await expect(dialog('Go to chat').getByRole('option').first()).toHaveAccessibleName(/^Ward round/);
      await keys.press('Enter');
      await expect(anna.thread).toHaveAccessibleName('Chat: Ward round, floor 2');
      await keys.goTo('messages');
      await keys.press('Home');
      await expect(anna.message('Anna Petrova created the chat')).toBeFocused();
    });

    test('Messages are color-coded with timestamps and sender names. By keyboard alone', async () => {
      await borisKeys.goTo('composer');
      await borisKeys.reach(boris.box);
      await borisKeys.type('I come with you');
      await borisKeys.press('Control+Enter');
      const [own, theirs] = [anna.message('the plan of today'), anna.message('I come with you')];
      await expect(theirs).toBeVisible();
      await keys.press('End');
      await expect(theirs).toBeFocused();
      await expect(theirs).toHaveAccessibleName(/^Boris Smirnov, \d\d:\d\d: I come with you/);
      await expect(theirs.locator('.bubble')).not.toHaveCSS('background-color', BLUE);
      await keys.reach(own, 'ArrowUp');
      await expect(own.locator('.bubble')).toHaveCSS('background-color', BLUE);
      await expect(own).toHaveAccessibleName(/^You, \d\d:\d\d: the plan of today/);
    });
  });

  test.describe('3. Message Input Area (Bottom Panel)', () => {
    test('Text input field with file attachment and emoji options. By keyboard alone', async () => {
      await keys.goTo('composer');
      await keys.reach(anna.box);
      await keys.press('Shift+Tab');
      await expect(button('Attach file')).toBeFocused();
      await keys.press('Tab', 'Tab');
      await expect(button('Insert emoji')).toBeFocused();
    });

    test('Send button with shortcut key (Ctrl + Enter). By keyboard alone', async () => {
      await keys.press('Shift+Tab');
      await keys.type('short');
      await keys.press('Tab', 'Tab');
      await expect(anna.send).toBeFocused();
      await keys.reach(anna.box, 'Shift+Tab');
      await keys.press('Control+Enter');
      await expect(anna.message('short')).toBeVisible();
    });
  });
});

test.describe('Functional Features', () => {
  test.describe('1. Chat Room Management', () => {
    test('Users can create new chat rooms. By keyboard alone', async () => {
      await keys.goTo('rooms');
      await keys.choose(button('New chat'));
      await expect(menuItem('Chat with employee')).toBeFocused();
      await keys.press('Enter');
      await pick('Hannah');
      await keys.press('Control+Enter');
      await expect(anna.thread).toHaveAccessibleName(`Chat: ${people.hannah}`);
    });

    test('Users can add/remove members. By keyboard alone', async () => {
      await keys.goTo('rooms');
      await keys.choose(anna.room('Ward round, floor 2'));
      await expect(anna.thread).toHaveAccessibleName('Chat: Ward round, floor 2');
      await keys.choose(anna.thread.getByRole('button', { name: 'Chat settings' }));
      const settings = dialog('Chat settings');
      await keys.choose(settings.getByRole('button', { name: 'Add employee' }));
      await pick('Ivan');
      await keys.choose(dialog('Add employee').getByRole('button', { name: 'Add 1 person' }));
      await expect(settings.getByRole('heading', { level: 3 })).toHaveText('Members (7)');
      await keys.choose(settings.getByRole('button', { name: `Remove ${people.ivan}` }));
      await expect(settings.getByRole('button', { name: 'Undo' })).toBeFocused();
      await keys.press('Escape');
      await expect(boris.message('removed Ivan Kuznetsov')).toBeVisible({ timeout: 12_000 });
    });
  });

  test.describe('2. Messaging System', () => {
    test('Supports real-time messaging. By keyboard alone', async () => {
      await keys.goTo('composer');
      await keys.reach(anna.box);
      await keys.type('on time');
      await keys.press('Control+Enter');
      // How quickly, live.e2e-spec.ts tells.
      await expect(boris.message('on time')).toBeVisible();
    });

    test('Message status indicators (question). By keyboard alone', async () => {
      const message = anna.message('on time');
      await expect(message).toHaveAccessibleName(/, (Delivered to|Read by) 1 of 5$/);
      await keys.goTo('messages');
      await keys.press('End');
      await expect(message).toBeFocused();
      await keys.choose(message.getByRole('button', { name: /1 of 5$/ }));
      await expect(anna.page.getByRole('dialog').getByText(people.boris)).toBeVisible();
      await keys.press('Escape');
      await expect(anna.page.getByRole('dialog')).toHaveCount(0);
    });
  });

  test.describe('3. File & Emoji Support', () => {
    test('Allows file attachments. By keyboard alone', async () => {
      await keys.goTo('composer');
      const chooser = anna.page.waitForEvent('filechooser');
      await keys.choose(button('Attach file'));
      await (await chooser).setFiles([note('two.txt'), note('three.txt')]);
      await keys.reach(anna.box);
      await keys.press('Control+Enter');
      await expect(boris.messages.last().getByRole('link', { name: /^Download / })).toHaveCount(2);
    });

    test('Supports emoji selection. By keyboard alone', async () => {
      await keys.choose(button('Insert emoji'));
      // What was used before is offered first.
      const often = dialog('Choose an emoji').getByRole('tab', { name: 'Often used' });
      await expect(often).toHaveAttribute('aria-selected', 'true');
      await keys.press('ArrowDown', 'Enter');
      await expect(anna.box).toHaveValue('🍎');
    });
  });
});

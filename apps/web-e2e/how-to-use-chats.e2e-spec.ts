// The page "How to use chats", line by line and in its order: every spec has the words of its line.
import { type Browser } from '@playwright/test';
import { baseURL } from './support/address';
import type { ChatScreen } from './support/chat-screen';
import type { Clinics } from './support/clinics';
import { Desk, expect, people, test } from './support/people';
import { note } from './support/uploads';

// One clinic and two colleagues for the whole page: each line goes on where the one above it ended.
test.describe.configure({ mode: 'serial' });

const BLUE = 'rgb(36, 86, 216)';
let desk: Desk;
let anna: ChatScreen;
let boris: ChatScreen;

test.beforeAll(async ({ browser, clinics }: { browser: Browser; clinics: Clinics }) => {
  desk = new Desk(browser, await clinics.add(), baseURL);
  [anna, boris] = await Promise.all([desk.of('anna'), desk.of('boris')]);
});
test.afterAll(() => desk.close());

const menuItem = (name: string) => anna.page.getByRole('menuitem', { name });
const dialog = (name: string) => anna.page.getByRole('dialog', { name });

test.describe('1. Accessing the Chat', () => {
  test('Navigate to the chat section by clicking the chat icon on the left sidebar.', async () => {
    await anna.page.getByRole('link', { name: 'Profile' }).click();
    await expect(anna.rooms).toHaveCount(0);
    const sidebar = anna.page.getByRole('navigation', { name: 'Main menu' });
    await sidebar.getByRole('link', { name: /^Chat/ }).click();
    await expect(anna.page).toHaveURL(/\/chat$/);
    await expect(anna.rooms).toBeVisible();
    const [bar, rooms] = await Promise.all([sidebar.boundingBox(), anna.rooms.boundingBox()]);
    expect(bar && rooms && bar.x + bar.width <= rooms.x).toBe(true);
  });

  test('The screen will display available chat rooms on the left and the selected chat on the right.', async () => {
    await anna.open('Surgery');
    const [rooms, thread] = await Promise.all([anna.rooms.boundingBox(), anna.thread.boundingBox()]);
    expect(rooms && thread && rooms.x + rooms.width <= thread.x).toBe(true);
    await expect(anna.room('Surgery')).toHaveAttribute('aria-current', 'true');
    await expect(anna.room('Everyone')).toBeVisible();
  });
});

test.describe('2. Creating a New Chat Room', () => {
  test('Click the "+" button in the "Chat rooms" panel.', async () => {
    await anna.rooms.getByRole('button', { name: 'New chat' }).click();
    await expect(anna.page.getByRole('menu')).toBeVisible();
  });

  test('Choose one of options (chat with employee, chat with administrator…)', async () => {
    await expect(menuItem('Chat with employee')).toBeVisible();
    await menuItem('Chat with administrator').click();
    const administrators = dialog('Chat with administrator');
    await expect(administrators.getByRole('option')).toHaveText([/Elena Volkova/, /Lena Fischer/]);
    await anna.page.keyboard.press('Escape');
    await anna.rooms.getByRole('button', { name: 'New chat' }).click();
    await menuItem('Chat with employee').click();
    await expect(dialog('Chat with employee')).toBeVisible();
  });

  test('Choose administrator or employee.', async () => {
    const choosing = dialog('Chat with employee');
    for (const name of [people.boris, people.clara]) {
      await choosing.getByRole('combobox', { name: 'Search people' }).fill(name);
      await expect(choosing.getByRole('option')).toHaveCount(1);
      await choosing.getByRole('option', { name }).click();
    }
    await expect(choosing.getByRole('button', { name: /^Remove / })).toHaveCount(2);
  });

  test('Chat is created!', async () => {
    await dialog('Chat with employee').getByRole('textbox', { name: 'Chat name' }).fill('Ward round');
    await dialog('Chat with employee').getByRole('button', { name: 'Create chat' }).click();
    await expect(anna.thread).toHaveAccessibleName('Chat: Ward round');
    await expect(anna.room('Ward round')).toHaveAttribute('aria-current', 'true');
    await expect(boris.room('Ward round')).toBeVisible();
  });

  test('If you want, you can add more members (just click to the settings icon and choose (Add employee or add administrator button)', async () => {
    await anna.thread.getByRole('button', { name: 'Chat settings' }).click();
    const members = dialog('Chat settings').getByRole('heading', { level: 3 });
    await expect(members).toHaveText('Members (3)');
    for (const [button, person, count] of [
      ['Add employee', people.dmitry, 4],
      ['Add administrator', people.elena, 5],
    ] as const) {
      await dialog('Chat settings').getByRole('button', { name: button }).click();
      await dialog(button).getByRole('option', { name: person }).click();
      await dialog(button).getByRole('radio', { name: 'Everything' }).check();
      await dialog(button).getByRole('button', { name: 'Add 1 person' }).click();
      await expect(members).toHaveText(`Members (${count})`);
    }
    await dialog('Chat settings').getByRole('button', { name: 'Done' }).click();
    await expect(anna.message('Anna Petrova added Elena Volkova')).toBeVisible();
  });
});

test.describe('3. Sending a Message', () => {
  test('Click on an existing chat room to open it.', async () => {
    await boris.room('Ward round').click();
    await expect(boris.thread).toHaveAccessibleName('Chat: Ward round');
    await expect(boris.message('Anna Petrova created the chat')).toBeVisible();
  });

  test('Type your message in the text box at the bottom.', async () => {
    await anna.box.click();
    await anna.page.keyboard.type('Bed 4 first,');
    await anna.page.keyboard.press('Enter');
    await anna.page.keyboard.type('then bed 7');
    await expect(anna.box).toHaveValue('Bed 4 first,\nthen bed 7');
    const [messages, box] = await Promise.all([
      anna.page.getByRole('region', { name: 'Messages' }).boundingBox(),
      anna.box.boundingBox(),
    ]);
    expect(messages && box && messages.y + messages.height <= box.y + 1).toBe(true);
  });

  test('Press Ctrl + Enter to send the message or click the icon of “paper airplane“.', async () => {
    await anna.box.press('Control+Enter');
    await expect(anna.message('Bed 4 first,\nthen bed 7')).toHaveAccessibleName(/, (Sent|Delivered|Read)/);
    await expect(anna.box).toHaveValue('');
    await anna.box.fill('by the plane');
    await anna.send.click();
    await expect(anna.message('by the plane')).toHaveAccessibleName(/: by the plane, (Sent|Delivered|Read)/);
    await expect(anna.box).toBeFocused();
  });

  test('It’s also possible to use emoji (click on emoji icon to choose)', async () => {
    await anna.box.fill('Well done, all');
    // The caret stands before the comma.
    for (let index = 0; index < 5; index++) await anna.box.press('ArrowLeft');
    await anna.page.getByRole('button', { name: 'Insert emoji' }).click();
    const picker = dialog('Choose an emoji');
    await expect(picker.getByRole('combobox', { name: 'Search emoji' })).toBeFocused();
    await picker.getByRole('tab', { name: 'Food and drink' }).click();
    await picker.getByRole('option', { name: 'red apple' }).click();
    await expect(picker).toBeHidden();
    await expect(anna.box).toBeFocused();
    await expect(anna.box).toHaveValue('Well done🍎, all');
    await anna.page.keyboard.press('Control+Enter');
    await expect(boris.message('Well done🍎, all')).toBeVisible();
  });

  test('It’s also possible to attach file (click on the clip icon to choose file from your computer)', async () => {
    const chooser = anna.page.waitForEvent('filechooser');
    await anna.page.getByRole('button', { name: 'Attach file' }).click();
    await (await chooser).setFiles([note('план.txt'), note('wrong.txt')]);
    const list = anna.page.getByRole('list', { name: 'Attachments' });
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await list.getByRole('button', { name: 'Remove wrong.txt' }).click();
    await expect(list.getByRole('listitem')).toHaveCount(1);
    await anna.write('the plan of today');
    const card = boris.message('the plan of today').getByRole('link', { name: /^Download план\.txt/ });
    const [download] = await Promise.all([boris.page.waitForEvent('download'), card.click()]);
    expect(download.suggestedFilename()).toBe('план.txt');
  });

  test('Messages appear in blue bubbles with a timestamp.', async () => {
    const bubble = anna.message('by the plane').locator('.bubble');
    await expect(bubble).toHaveCSS('background-color', BLUE);
    await expect(bubble.locator('time')).toHaveText(/^\d\d:\d\d$/);
  });
});

test.describe('4. Chat settings', () => {
  test('Click on the settings button on the left list of chats', async () => {
    // The open chat is another one, and stays so.
    await anna.open('Everyone');
    await anna.room('Ward round').hover();
    await anna.page.getByRole('button', { name: 'Chat options: Ward round' }).click();
    await menuItem('Chat settings').click();
    await expect(dialog('Chat settings').getByRole('textbox', { name: 'Chat name' })).toHaveValue('Ward round');
    await expect(anna.page).toHaveTitle(/^(\(\d+\) )?Everyone/);
  });

  test('In settings there is an opportunity to change name of the chat, check the creation date and add members.', async () => {
    const settings = dialog('Chat settings');
    await settings.getByRole('textbox', { name: 'Chat name' }).fill('Ward round, floor 2');
    await settings.getByRole('button', { name: 'Save name' }).click();
    await expect(boris.thread.getByRole('heading', { level: 1 })).toHaveText('Ward round, floor 2');
    await expect(settings.getByText(/^Created on \d+ \w+ \d{4} by Anna Petrova$/)).toBeVisible();
    await expect(settings.getByRole('listitem').filter({ hasText: people.boris })).toContainText('Online');
    await settings.getByRole('button', { name: 'Add employee' }).click();
    await dialog('Add employee').getByRole('option', { name: people.fiona }).click();
    await dialog('Add employee').getByRole('button', { name: 'Add 1 person' }).click();
    await expect(settings.getByRole('heading', { level: 3 })).toHaveText('Members (6)');
    await settings.getByRole('button', { name: 'Done' }).click();
    await expect(anna.thread).toHaveAccessibleName('Chat: Everyone');
    await expect(anna.room('Ward round, floor 2')).toBeVisible();
  });
});

test.describe('Screen Elements', () => {
  test.describe('1. Chat Room List Panel', () => {
    test('Displays a list of chat rooms with timestamps.', async () => {
      await expect(anna.room('Surgery').locator('time')).toHaveText(/^(\d\d:\d\d|\w{3}|\d+ \w+)$/);
      await expect(anna.room('Surgery')).toHaveAccessibleName(/, last message /);
      const times = await anna.rooms
        .locator('time')
        .evaluateAll((all) => all.map((time) => time.getAttribute('datetime')));
      expect(times.length).toBeGreaterThan(2);
      expect(times).toEqual([...times].sort().reverse());
    });

    test('Includes a search bar and a button to create a new chat.', async () => {
      await anna.rooms.getByRole('searchbox', { name: 'Search chat rooms' }).fill('surg');
      await expect(anna.rooms.getByRole('list', { name: 'Chats' }).getByRole('link')).toHaveText(/Surgery/);
      await anna.rooms.getByRole('searchbox', { name: 'Search chat rooms' }).fill('');
      await expect(anna.rooms.getByRole('button', { name: 'New chat' })).toBeEnabled();
    });
  });

  test.describe('2. Chat Window (Main Panel)', () => {
    test('Displays selected chat messages.', async () => {
      await anna.open('Ward round, floor 2');
      await expect(anna.message('by the plane')).toBeVisible();
      await anna.open('Everyone');
      await expect(anna.messages.last()).toBeVisible();
      await expect(anna.message('by the plane')).toHaveCount(0);
    });

    test('Messages are color-coded with timestamps and sender names.', async () => {
      await anna.open('Ward round, floor 2');
      await boris.write('I come with you');
      const [own, theirs] = [anna.message('by the plane'), anna.message('I come with you')];
      await expect(theirs.locator('.bubble')).toBeVisible();
      await expect(own.locator('.bubble')).toHaveCSS('background-color', BLUE);
      await expect(theirs.locator('.bubble')).not.toHaveCSS('background-color', BLUE);
      await expect(theirs.getByText(people.boris)).toBeVisible();
      await expect(theirs.locator('time')).toHaveText(/^\d\d:\d\d$/);
      await expect(theirs).toHaveAccessibleName(/^Boris Smirnov, \d\d:\d\d: I come with you/);
    });
  });

  test.describe('3. Message Input Area (Bottom Panel)', () => {
    test('Text input field with file attachment and emoji options.', async () => {
      await expect(anna.box).toBeEditable();
      const boxes = await Promise.all(
        ['Attach file', 'Insert emoji'].map((name) => anna.page.getByRole('button', { name }).boundingBox()),
      );
      const field = await anna.box.boundingBox();
      for (const box of boxes)
        expect(box && field && box.y < field.y + field.height && box.y + box.height > field.y).toBe(true);
    });

    test('Send button with shortcut key (Ctrl + Enter).', async () => {
      await expect(anna.send).toBeDisabled();
      await anna.box.fill('short');
      await expect(anna.send).toBeEnabled();
      await anna.box.press('Control+Enter');
      await expect(anna.message('short')).toBeVisible();
      await expect(anna.send).toBeDisabled();
    });
  });
});

test.describe('Functional Features', () => {
  test.describe('1. Chat Room Management', () => {
    test('Users can create new chat rooms.', async () => {
      await boris.startChatWith(people.hannah);
      await expect(boris.thread).toHaveAccessibleName(`Chat: ${people.hannah}`);
      await boris.open('Ward round, floor 2');
    });

    test('Users can add/remove members.', async () => {
      await anna.page.getByRole('button', { name: 'Chat settings' }).click();
      const settings = dialog('Chat settings');
      await settings.getByRole('button', { name: 'Add employee' }).click();
      await expect(dialog('Add employee').getByRole('radio')).toHaveCount(3);
      await dialog('Add employee').getByRole('option', { name: people.ivan }).click();
      await dialog('Add employee').getByRole('button', { name: 'Add 1 person' }).click();
      await expect(settings.getByRole('heading', { level: 3 })).toHaveText('Members (7)');
      await settings.getByRole('button', { name: `Remove ${people.ivan}` }).click();
      await expect(settings.getByRole('button', { name: 'Undo' })).toBeFocused();
      await expect(settings.getByRole('heading', { level: 3 })).toHaveText('Members (6)');
      await settings.getByRole('button', { name: 'Done' }).click();
      // Once it can no longer be undone, everybody reads it.
      await expect(boris.message('removed Ivan Kuznetsov')).toBeVisible({ timeout: 12_000 });
    });
  });

  test.describe('2. Messaging System', () => {
    test('Supports real-time messaging.', async () => {
      await anna.box.fill('on time');
      await anna.box.press('Control+Enter');
      // How quickly, live.e2e-spec.ts tells.
      await expect(boris.message('on time')).toBeVisible();
    });

    test('Message status indicators (question).', async () => {
      await anna.startChatWith(people.lena);
      await anna.write('are you there?');
      const message = anna.message('are you there?');
      await expect(message).toHaveAccessibleName(/, Sent$/);
      const lena = await desk.of('lena');
      await expect(message).toHaveAccessibleName(/, Delivered$/);
      await lena.open(people.anna);
      await expect(message).toHaveAccessibleName(/, Read$/);
    });
  });

  test.describe('3. File & Emoji Support', () => {
    test('Allows file attachments.', async () => {
      await anna.page.locator('chat-composer input[type=file]').setInputFiles([note('two.txt'), note('three.txt')]);
      await anna.write('two files');
      await expect(anna.message('two files').getByRole('link', { name: /^Download / })).toHaveCount(2);
    });

    test('Supports emoji selection.', async () => {
      await anna.page.getByRole('button', { name: 'Insert emoji' }).click();
      // What was used before is offered first.
      const often = dialog('Choose an emoji').getByRole('tab', { name: 'Often used' });
      await expect(often).toHaveAttribute('aria-selected', 'true');
      await dialog('Choose an emoji').getByRole('option', { name: 'red apple' }).click();
      await expect(anna.box).toHaveValue('🍎');
    });
  });
});

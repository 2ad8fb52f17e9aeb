const tasks: (() => Promise<unknown>)[] = [];

/** What is started is stopped again, the last first. */
export function onceDone(task: () => Promise<unknown>): void {
  tasks.push(task);
}

export async function finish(): Promise<void> {
  for (const task of tasks.splice(0).reverse()) await task();
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is set by the global set-up of the suite: run it through Jest`);
  return value;
}

/** What the global set-up started, as the specs find it. */
export const run = {
  /** Folder for what a spec writes; removed after the run. */
  get folder() {
    return variable('E2E_FOLDER');
  },
  /** Superuser connection of the PostgreSQL server of the run. */
  get postgres() {
    return variable('E2E_POSTGRES');
  },
  /** Owner's connection of the database behind the common API. */
  get database() {
    return variable('E2E_DATABASE');
  },
  /** The API that the specs share. */
  get api() {
    return variable('E2E_API');
  },
};

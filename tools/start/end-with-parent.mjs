// Loaded before the API by `--import`: without the process that started it, the API would go on unseen.
import { whenParentIsGone } from './parent-watch.mjs';

whenParentIsGone(() => process.kill(process.pid, 'SIGTERM'));

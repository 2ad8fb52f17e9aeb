import { finish } from './run';

export default finish;

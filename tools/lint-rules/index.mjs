import { clockFromPlatform } from './clock-from-platform.mjs';
import { declareAccess } from './declare-access.mjs';
import { noExportStar } from './no-export-star.mjs';
import { noVagueFileNames } from './no-vague-file-names.mjs';

/** The rules of this house, as an ESLint plugin. */
export const houseRules = {
  rules: {
    'clock-from-platform': clockFromPlatform,
    'declare-access': declareAccess,
    'no-export-star': noExportStar,
    'no-vague-file-names': noVagueFileNames,
  },
};

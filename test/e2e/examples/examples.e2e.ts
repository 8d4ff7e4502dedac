import { useServerRig } from '../suites/rigOfFile';
import { importTests } from './imported';
import { contentCalendarTests } from './runs/contentCalendar';
import { errorBranchTests } from './runs/errorBranch';
import { filmFromShotsTests } from './runs/filmFromShots';
import { formToEmailTests } from './runs/formToEmail';
import { ideaToShortsTests } from './runs/ideaToShorts';
import { productPhotoTests } from './runs/productPhoto';
import { promptToYouTubeTests } from './runs/promptToYouTube';
import { sheetWithLimitTests } from './runs/sheetWithLimit';
import { telegramTests } from './runs/telegram';
import { uploadTests } from './uploads';

const rig = useServerRig();

beforeEach(() => {
	rig().emulator.settings('openai').generationMs = 500;
});

importTests(rig);
uploadTests(rig);
promptToYouTubeTests(rig);
contentCalendarTests(rig);
formToEmailTests(rig);
errorBranchTests(rig);
ideaToShortsTests(rig);
productPhotoTests(rig);
sheetWithLimitTests(rig);
filmFromShotsTests(rig);
telegramTests(rig);

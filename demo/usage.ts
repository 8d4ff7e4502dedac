import { ASPECT_RATIOS, RESOLUTIONS } from '../nodes/AiVideo/protocol/request';
import { providers } from '../nodes/AiVideo/providers';
import { KEY_VARIABLE } from './options';

/** What `--help` prints. */
export const USAGE = `Usage: npm run demo -- [options]

Makes a video with the AI Video node in a real n8n workflow and writes it to demo-output/.
Without --base-url and --api-key it uses an emulator on this machine: no key, no cost.

  --dialect NAME        ${Object.keys(providers).join(', ')}  (default: openai)
  --base-url URL        a real provider's address; videos cost what the provider charges
  --api-key KEY         its key; better set in the environment as ${KEY_VARIABLE}
  --model ID            (default: the provider's, or one of its models)
  --prompt TEXT         what the video shows
  --image FILE|URL      PNG, JPEG or WebP the video begins with, in the pixels of the video
  --duration SECONDS    (default: the provider's own)
  --aspect-ratio RATIO  ${ASPECT_RATIOS.join(', ')}  (default: 16:9)
  --resolution SIZE     ${RESOLUTIONS.join(', ')}  (default: auto, the provider's own)
  --video-id ID         wait for a video that was submitted before, and download it
  --help                this text
`;

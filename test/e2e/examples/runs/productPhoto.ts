import { imageFixture } from '../../../fixtures/images';
import type { SavedCredential } from '../../client/credentials';
import { itemsOf } from '../../client/executionData';
import type { ServerRig } from '../../rig';
import { runExample } from '../exampleRun';
import { startService, type Service } from '../service';
import { DRIVE_LINK } from '../standIns';

export function productPhotoTests(rig: () => ServerRig): void {
	describe('run, the example product-photo', () => {
		let account: SavedCredential;
		let photos: Service;
		beforeAll(async () => {
			account = await rig().credential('openai');
			const file = imageFixture('square-640x640.png');
			photos = await startService(() => ({ file, mimeType: 'image/png' }));
		});
		afterAll(async () => await photos.close());

		it('makes a video of a photo that has other pixels', async () => {
			const execution = await runExample(rig(), 'product-photo.json', 'Start', {
				credentials: [account],
				changed: {
					'Get Photo': {
						type: 'n8n-nodes-base.httpRequest',
						typeVersion: 4.5,
						parameters: {
							url: `${photos.origin}/photo.png`,
							options: { response: { response: { responseFormat: 'file' } } },
						},
					},
				},
			});
			expect(execution.data.resultData.error).toBeUndefined();
			expect(rig().emulator.jobs()).toMatchObject([{ size: '720x1280' }]);
			expect(rig().emulator.jobs()[0]?.image).not.toBeNull();
			expect(itemsOf(execution.data, 'Upload to Drive')).toMatchObject([
				{ json: { name: 'Product video.mp4', webViewLink: DRIVE_LINK } },
			]);
			expect(rig().emulator.billing.count).toBe(1);
		});
	});
}

import { imageFixture, imageFixtureType, isImageFixture } from '../../fixtures/images';
import { plainAnswer, type Answer } from '../server/answer';

export const IMAGE_PATH = '/images/:name';

/** `GET /images/{name}`: a reference image on the open web. */
export function imageAnswer(name: string): Answer {
	if (!isImageFixture(name)) {
		return plainAnswer(404, 'Not found\n', { 'content-type': 'text/plain' });
	}
	return plainAnswer(200, imageFixture(name), { 'content-type': imageFixtureType(name) });
}

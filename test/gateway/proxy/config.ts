/** The key of the gateway's operator; without a database there is no other. */
export const MASTER_KEY = 'sk-gateway-master';

/** The provider's key of the deployment `sora-2`. */
export const DEPLOYMENT_KEY = 'key-openai';

/** The provider's key of the deployment `film-studio`. */
export const ALIAS_KEY = 'key-of-film-studio';

/** The provider's key in the environment, for requests that LiteLLM cannot tell a deployment for. */
export const ENVIRONMENT_KEY = 'key-of-environment';

/**
 * LiteLLM's config.yaml: two names for the same model under two keys, and a model that makes no
 * videos. JSON is YAML.
 * @param upstream base URL of the provider
 */
export function proxyConfig(upstream: string): string {
	const deployment = (name: string, model: string, apiKey: string) => ({
		model_name: name,
		litellm_params: { model: `openai/${model}`, api_base: upstream, api_key: apiKey },
	});
	const config = {
		model_list: [
			deployment('sora-2', 'sora-2', DEPLOYMENT_KEY),
			deployment('film-studio', 'sora-2', ALIAS_KEY),
			deployment('gpt-4o', 'gpt-4o', DEPLOYMENT_KEY),
		],
		general_settings: { master_key: MASTER_KEY },
	};
	return JSON.stringify(config, null, 2);
}

"""One settings module for each environment, chosen by `TAPSHYRYK_ENVIRONMENT`, all sharing `base`."""

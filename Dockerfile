# The dashboard as a container: docs/deployment.md says how to run it. `npm run check-container` does
# the steps of this file in a clean folder, so it keeps to what lib/cli/dockerfile.ts understands.

FROM node:24-trixie-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# Without the secret each build makes a key of its own: instances then have to run the same image.
RUN --mount=type=secret,id=actions_key,env=NEXT_SERVER_ACTIONS_ENCRYPTION_KEY npm run build:standalone

FROM node:24-trixie-slim
LABEL org.opencontainers.image.title="PAL Skills" \
      org.opencontainers.image.description="A self-hosted admin dashboard for the skills of Tavus PALs" \
      org.opencontainers.image.base.name="docker.io/library/node:24-trixie-slim"
# All interfaces of the container: so it wants APP_ORIGIN and a way to sign in, and starts only with
# both.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000
# The one place to write: the audit file and the sign-outs. A new volume takes over its owner.
RUN install -d -o 1000 -g 1000 -m 700 /data
WORKDIR /app
# Root's own, so that the server cannot change itself.
COPY --from=build --chown=0:0 /app/.next/standalone ./
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["node", "healthcheck.mjs"]
CMD ["node", "start.mjs"]

# Huifang in a container: `docker compose up -d`, or `docker build -t huifang .`. Debian's slim image of Node, because
# the tests run on Debian too.

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY prisma ./prisma
RUN npm ci
COPY tsconfig.json ./
COPY src ./src
RUN npm run build

FROM build AS production
RUN npm prune --omit=dev

FROM node:20-bookworm-slim
# pg_dump and pg_restore, for the commands backup and restore.
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
COPY --from=production /app/node_modules ./node_modules
COPY --from=production /app/dist ./dist
COPY package.json ./
COPY prisma ./prisma
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=40s \
  CMD node -e "fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"
# Node itself is the process that gets SIGTERM; it stops within 8 s.
CMD ["node", "--enable-source-maps", "dist/main.js"]

# The image of the controller: docker build --file evenkeel.Dockerfile --tag evenkeel:__VERSION__ .
FROM node:24-slim
# git tells which commit the manifests are of.
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/*
RUN npm install --global --ignore-scripts evenkeel@__VERSION__ && npm cache clean --force
ENV NODE_ENV=production
USER node
ENTRYPOINT ["evenkeel"]
CMD ["run"]

export const seedCampaigns = async (_: unknown) => {}

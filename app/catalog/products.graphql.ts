/**
 * What the bulk operation exports: every product with its variants and collections, one JSON object a line. A bulk
 * query takes no variables: `catalogExport` puts the shop's own care sources in the place of the usual ones, and its
 * countries in that of ZZ, which is none. Search & Discovery keeps what merchants choose there in metafields of its own.
 * https://help.shopify.com/en/manual/online-store/search-and-discovery/product-recommendations
 */
export const CATALOG_EXPORT = `#graphql
  query CatalogExport {
    products {
      edges {
        node {
          id
          handle
          title
          productType
          vendor
          tags
          status
          publishedAt
          createdAt
          updatedAt
          featuredMedia {
            preview {
              image {
                url
                altText
              }
            }
          }
          firstCare: metafield(namespace: "descriptors", key: "care_guide") {
            type
            value
          }
          secondCare: metafield(namespace: "custom", key: "care") {
            type
            value
          }
          complementary: metafield(
            namespace: "shopify--discovery--product_recommendation"
            key: "complementary_products"
          ) {
            value
          }
          related: metafield(namespace: "shopify--discovery--product_recommendation", key: "related_products") {
            value
          }
          publishedInZZ: publishedInContext(context: { country: ZZ })
          priceInZZ: contextualPricing(context: { country: ZZ }) {
            minVariantPricing {
              price {
                amount
                currencyCode
              }
            }
          } # and so on by country
          collections {
            edges {
              node {
                id
                handle
                title
                updatedAt
              }
            }
          }
          variants {
            edges {
              node {
                id
                price
                availableForSale
              }
            }
          }
        }
      }
    }
  }
`;

export const RUN_BULK_QUERY = `#graphql
  mutation RunBulkQuery($query: String!) {
    bulkOperationRunQuery(query: $query) {
      bulkOperation {
        id
        status
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`;

export const BULK_OPERATION = `#graphql
  query BulkOperationState($id: ID!) {
    bulkOperation(id: $id) {
      id
      status
      errorCode
      createdAt
      objectCount
      rootObjectCount
      url
      query
    }
  }
`;

export const PRODUCT_VARIANTS = `#graphql
  query ProductVariants($id: ID!, $after: String) {
    product(id: $id) {
      variants(first: 250, after: $after) {
        nodes {
          price
          availableForSale
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`;

/** Products as the export tells of them, a few at a time: prices and stock of the first variants, and whether there are more. */
export const PRODUCTS_AGAIN = `#graphql
  query ProductsAgain(
    $ids: [ID!]!
    $namespace: String!
    $key: String!
    $nextNamespace: String!
    $nextKey: String!
  ) {
    nodes(ids: $ids) {
      id
      ... on Product {
        handle
        title
        productType
        vendor
        tags
        status
        publishedAt
        createdAt
        updatedAt
        featuredMedia {
          preview {
            image {
              url
              altText
            }
          }
        }
        firstCare: metafield(namespace: $namespace, key: $key) {
          type
          value
        }
        secondCare: metafield(namespace: $nextNamespace, key: $nextKey) {
          type
          value
        }
        complementary: metafield(
          namespace: "shopify--discovery--product_recommendation"
          key: "complementary_products"
        ) {
          value
        }
        related: metafield(namespace: "shopify--discovery--product_recommendation", key: "related_products") {
          value
        }
        publishedInZZ: publishedInContext(context: { country: ZZ })
        priceInZZ: contextualPricing(context: { country: ZZ }) {
          minVariantPricing {
            price {
              amount
              currencyCode
            }
          }
        } # and so on by country
        collections(first: 20) {
          nodes {
            id
            handle
            title
            updatedAt
          }
          pageInfo {
            hasNextPage
          }
        }
        variants(first: 10) {
          nodes {
            price
            availableForSale
          }
          pageInfo {
            hasNextPage
          }
        }
      }
    }
  }
`;

export const PRODUCTS_COUNT = `#graphql
  query ProductsCount {
    productsCount(limit: null) {
      count
    }
  }
`;

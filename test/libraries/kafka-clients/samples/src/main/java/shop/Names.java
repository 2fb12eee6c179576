package shop;

public final class Names {
  public static final String REFUNDS = "refunds";
  public static final short REPLICAS = 3;
}
